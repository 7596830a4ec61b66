using System;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

// What is said about a text that is no condition: at the character, with the remedy. Only the first error is kept.
public sealed partial class ConditionParser
{
    private void Report(Finding error) => _error ??= error;

    /// <summary>The current token cannot stand where it stands.</summary>
    private Part? ReportUnexpected(string expected)
    {
        TextRange range = _current.Range;
        if (_current.Kind == TokenKind.BadNumber)
            ReportNumber(range, _current.Remedy);
        else
            Report(Finding.Of(FindingKinds.ConditionSyntax, _place(range), Found(Text(range)), expected));
        return null;
    }

    /// <summary>The current token follows a test but neither joins it to another one nor ends the condition.</summary>
    private Part? ReportUnjoined(string expected) =>
        Connective(Text(_current.Range)) is { } meant ? ReportOperator(meant) : ReportUnexpected(expected);

    private void ReportNumber(TextRange range, string? remedy) =>
        Report(Finding.Of(FindingKinds.ConditionNumber, _place(range), Text(range)) with { Replacement = remedy });

    private Part? ReportOperator(string meant)
    {
        TextRange range = _current.Range;
        Report(Finding.Of(FindingKinds.ConditionOperator, _place(range), Text(range), meant) with { Replacement = meant });
        return null;
    }

    private Part? ReportParentheses(TextRange range) => ReportParentheses(range, $"({Text(range)})");

    private Part? ReportParentheses(TextRange range, string meant)
    {
        Finding finding = Finding.Of(FindingKinds.ConditionParentheses, _place(range), Text(range), meant);
        Report(finding with { Replacement = meant });
        return null;
    }

    /// <summary><c>!fd == 1</c>: C reads <c>(!fd) == 1</c>.</summary>
    private Part? ReportLooseNot(int start, TextRange negated) =>
        ReportParentheses(TextRange.FromBounds(start, negated.End), $"!({Text(negated)})");

    private const string VariableInMask = "a mask must be known when the filter is built; compare under a mask that is, as in (flags & 3) == $x";
    private const string VariableInOrder = "the filter can be completed for == and != and for sets only, not for an order of numbers";
    private const string VariableInBits = "its bits cannot be combined with others in the filter; combine them in the program that installs it";
    private const string VariableNegated = "the filter cannot change its sign; let the program that installs it give the negative value, as a variable of another name";

    /// <summary>Whether a value is a variable where only a value known to the compiler can stand, and so an error.</summary>
    private bool IsVariable(Operand value, string reason)
    {
        if (value is not Operand.Variable variable)
            return false;
        Report(Finding.Of(FindingKinds.VariableOutOfPlace, variable.Place, variable.Name, reason));
        return true;
    }

    private bool IsVariable(Operand value, ComparisonOperator comparison) =>
        comparison is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual) && IsVariable(value, VariableInOrder);

    private void ReportBare(TextRange range)
    {
        string text = Text(range);
        Report(Finding.Of(FindingKinds.ConditionBareArgument, _place(range), text, $"{text} != 0"));
    }

    /// <summary>
    /// After a value that is not in parentheses: whether a <c>|</c> follows, and so an error. <c>fd == 1 | 2</c> wants
    /// parentheses; <c>fd == 1 | fd == 2</c> wants <c>||</c>.
    /// </summary>
    private bool IsLooseUnion(int start)
    {
        if (_current.Kind != TokenKind.Bar)
            return false;
        Token bar = _current;
        bool joinsTests = false;
        while (!joinsTests && Take(TokenKind.Bar))
        {
            joinsTests = _current.Kind == TokenKind.Not || Value() is null
                || Comparison(_current.Kind) is not null || _current.Kind == TokenKind.Ampersand || IsWord("in");
        }

        if (joinsTests)
        {
            _current = bar;
            ReportOperator("||");
        }

        ReportParentheses(From(start));
        return true;
    }

    private Condition? ReportNoSet()
    {
        ReportUnexpected("a set such as { 1, 2 } or a range such as 0..4096");
        return null;
    }

    private ArgumentReference? ReportNoIndex(string expected)
    {
        ReportUnexpected(expected);
        return null;
    }

    /// <summary>Where a test should begin: perhaps it begins with its value.</summary>
    private Part? ReportNoArgument()
    {
        int start = _current.Range.Start;
        Token first = _current;
        if (first.Kind is TokenKind.Number or TokenKind.Minus or TokenKind.Tilde or TokenKind.Variable && Value() is not null
            && Comparison(_current.Kind) is not null)
        {
            string value = Text(From(start));
            string mirrored = Mirror(Text(_current.Range));
            Advance();
            if (_current.Kind == TokenKind.Name)
            {
                Advance();
                string meant = $"{Text(_previous.Range)} {mirrored} {value}";
                Finding finding = Finding.Of(FindingKinds.ConditionArgumentFirst, _place(From(start)), Text(From(start)), meant);
                Report(finding with { Replacement = meant });
                return null;
            }
        }

        _current = first;
        return ReportUnexpected("an argument, '!' or '('");
    }

    private static string Mirror(string comparison) => comparison.Replace('<', '?').Replace('>', '<').Replace('?', '>');

    /// <summary>What half an operator, or the word for it, was meant to be.</summary>
    private static string? Connective(string text) => text switch
    {
        "&" => "&&",
        "|" => "||",
        _ when string.Equals(text, "and", StringComparison.OrdinalIgnoreCase) => "&&",
        _ when string.Equals(text, "or", StringComparison.OrdinalIgnoreCase) => "||",
        _ => null,
    };

    private static string Found(string text) => text.Length == 0 ? "The end of the condition" : $"'{text}'";
}
