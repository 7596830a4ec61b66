using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Reads the condition language of <c>When</c> (docs/conditions.md).</summary>
/// <remarks>
/// <code>
/// condition  = all { "||" all }
/// all        = factor { "&amp;&amp;" factor }
/// factor     = "!" factor | "(" condition ")" | test
/// test       = bits [ operator value | [ "not" ] "in" ( "{" union { "," union } "}" | value ".." value ) ]
/// bits       = argument [ "&amp;" value ]           in parentheses when a comparison follows a mask
/// argument   = name | "arg" 0-5 | "args" "[" 0-5 "]"
/// union      = value { "|" value }
/// value      = [ "-" ] number | constant | "~" value | "(" union ")" | variable
/// variable   = "$" name                            after ==, != and in sets only
/// operator   = "==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
/// </code>
/// Where C, C# and a reader's eye disagree about precedence, parentheses are required rather than a reading chosen.
/// Names are looked up later, when the condition is bound to a syscall of an ABI. A text is read up to its first error.
/// </remarks>
public sealed partial class ConditionParser
{
    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    public const int MaxLength = 16 * 1024;

    /// <summary>How deep parentheses, <c>!</c> and <c>~</c> may nest.</summary>
    public const int MaxDepth = 64;

    private readonly string _text;
    private readonly Func<TextRange, Place> _place;
    private readonly CancellationToken _cancellation;
    private readonly Lexer _lexer;
    private Token _current;
    private Token _previous;
    private int _depth;
    private Finding? _error;

    private ConditionParser(string text, Func<TextRange, Place> place, CancellationToken cancellation)
    {
        _text = text;
        _place = place;
        _cancellation = cancellation;
        _lexer = new Lexer(text);
        _current = _lexer.Next();
    }

    /// <summary>Reads a condition.</summary>
    /// <param name="text">The text, as its author wrote it.</param>
    /// <param name="place">Says where in the author's file a range of the text stands.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ConditionReading Parse(
        string text, Func<TextRange, Place> place, CancellationToken cancellation = default)
    {
        if (text.Length > MaxLength)
        {
            string size = $"longer than {MaxLength.ToString(CultureInfo.InvariantCulture)} characters";
            TextRange rest = TextRange.FromBounds(MaxLength, text.Length);
            return Failed(Finding.Of(FindingKinds.ConditionTooLarge, place(rest), size));
        }

        ConditionParser parser = new(text, place, cancellation);
        Condition? condition = parser.Whole();
        return parser._error is { } error
            ? Failed(error)
            : new ConditionReading(condition, ImmutableEquatableArray<Finding>.Empty);
    }

    private static ConditionReading Failed(Finding error) => new(null, ImmutableEquatableArray.Of(error));

    private Condition? Whole()
    {
        Condition? condition = Close(Disjunction());
        if (condition is not null && _current.Kind != TokenKind.End)
            ReportUnjoined("'&&', '||' or the end");
        return condition;
    }

    private Part? Disjunction() => Chain(TokenKind.Or, Conjunction, terms => new Condition.Any(terms));

    private Part? Conjunction() => Chain(TokenKind.And, Factor, terms => new Condition.All(terms));

    private Part? Chain(
        TokenKind connective, Func<Part?> next, Func<ImmutableEquatableArray<Condition>, Condition> join)
    {
        Part? part = next();
        if (part is null || _current.Kind != connective)
            return part;

        int start = part.Value.Range.Start;
        List<Condition> terms = [];
        while (Close(part) is { } term)
        {
            terms.Add(term);
            if (!Take(connective))
                return Finished(join(terms.ToImmutableEquatableArray()), start);
            part = next();
        }

        return null;
    }

    private Part? Factor()
    {
        _cancellation.ThrowIfCancellationRequested();
        return _current.Kind switch
        {
            TokenKind.Not => Negation(),
            TokenKind.OpenParen => Parenthesis(),
            TokenKind.Name when IsWord("not") => ReportOperator("!"),
            TokenKind.Name => NamedTest(),
            _ => ReportNoArgument(),
        };
    }

    private Part? Negation()
    {
        int start = _current.Range.Start;
        if (!Enter())
            return null;
        bool parenthesis = _current.Kind == TokenKind.OpenParen;
        bool loose = _current.Kind == TokenKind.Name;
        Part? part = Factor();
        _depth--;
        if (part is null)
            return null;
        if (loose || (parenthesis && !part.Value.Parenthesised))
            return ReportLooseNot(start, part.Value.Range);
        return Close(part) is { } condition ? Finished(new Condition.Not(condition), start) : null;
    }

    private Part? Parenthesis()
    {
        int start = _current.Range.Start;
        if (!Enter())
            return null;
        Part? inner = Disjunction();
        _depth--;
        if (inner is null)
            return null;
        if (!Take(TokenKind.CloseParen))
            return ReportUnjoined("'&&', '||' or ')'");
        Part part = inner.Value with { Range = From(start), Parenthesised = true };
        return part.Argument is null ? part : Test(part);
    }

    /// <summary>A part that stands for a condition; an argument without mask or comparison does not.</summary>
    private Condition? Close(Part? part)
    {
        if (part is not { } whole || whole.Condition is not null)
            return part?.Condition;
        if (whole.Mask is null)
        {
            if (_current.Kind is TokenKind.End or TokenKind.CloseParen or TokenKind.And or TokenKind.Or)
                ReportBare(whole.Range);
            else
                ReportUnjoined("a comparison, '&' or 'in'");
            return null;
        }

        Operand zero = new Operand.Number(0, false, _place(whole.Range));
        return new Condition.Compare(whole.Argument!, whole.Mask, ComparisonOperator.NotEqual, zero, BySign: true);
    }

    private Part Finished(Condition condition, int start) => new(condition, null, null, From(start), false);

    private TextRange From(int start) => TextRange.FromBounds(start, _previous.Range.End);

    private string Text(TextRange range) => _text.Substring(range.Start, range.Length);

    private void Advance()
    {
        _previous = _current;
        _current = _lexer.Next();
    }

    private bool Take(TokenKind kind)
    {
        if (_current.Kind != kind)
            return false;
        Advance();
        return true;
    }

    /// <summary>Steps over an opening token; false when that is one level too deep.</summary>
    private bool Enter()
    {
        if (++_depth > MaxDepth)
        {
            string depth = $"nested deeper than {MaxDepth.ToString(CultureInfo.InvariantCulture)} levels";
            Report(Finding.Of(FindingKinds.ConditionTooLarge, _place(_current.Range), depth));
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>What stands between two connectives: a finished condition, or an argument that a comparison may follow.</summary>
    /// <param name="Condition">The condition, or null.</param>
    /// <param name="Argument">The argument, or null.</param>
    /// <param name="Mask">The argument's mask, or null.</param>
    /// <param name="Range">All of it.</param>
    /// <param name="Parenthesised">Whether parentheses enclose all of it.</param>
    private readonly record struct Part(
        Condition? Condition, ArgumentReference? Argument, Operand? Mask, TextRange Range, bool Parenthesised);
}
