using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

// One test of one argument: its mask, its comparison, its set or range, and the values in them.
public sealed partial class ConditionParser
{
    private Part? NamedTest()
    {
        int start = _current.Range.Start;
        return Argument() is { } argument ? Test(new Part(null, argument, null, From(start), false)) : null;
    }

    /// <summary><c>name</c>, <c>arg2</c> or <c>args[2]</c>.</summary>
    private ArgumentReference? Argument()
    {
        TextRange range = _current.Range;
        string name = Text(range);
        Advance();
        if (name == "args" && Take(TokenKind.OpenBracket))
        {
            if (_current.Kind != TokenKind.Number || _current.Number > 5)
                return ReportNoIndex("an index from 0 to 5");
            int index = (int)_current.Number;
            Advance();
            return Take(TokenKind.CloseBracket)
                ? new ArgumentReference(index, null, _place(From(range.Start)))
                : ReportNoIndex("']'");
        }

        bool positional = name.Length == 4 && name.StartsWith("arg", StringComparison.Ordinal) && name[3] is >= '0' and <= '5';
        return new ArgumentReference(positional ? name[3] - '0' : null, name, _place(range));
    }

    /// <summary>What may follow an argument, or a masked argument in parentheses; without it, the part as it is.</summary>
    private Part? Test(Part part)
    {
        if (part.Mask is null && Take(TokenKind.Ampersand))
            return Masked(part);
        if (Comparison(_current.Kind) is { } comparison)
        {
            Advance();
            int start = _current.Range.Start;
            return Value() is { } value && !IsLooseUnion(start) && !IsVariable(value, comparison)
                ? Finished(Compare(part, comparison, value), part.Range.Start)
                : null;
        }

        bool negated = IsWord("not");
        if (!negated && !IsWord("in"))
            return _current.Kind == TokenKind.Assign ? ReportOperator("==") : part;
        Advance();
        if (negated && !TakeWord("in"))
            return ReportUnexpected("'in'");
        Condition? members = Take(TokenKind.OpenBrace) ? Set(part) : Range(part);
        if (members is null)
            return null;
        return Finished(negated ? new Condition.Not(members) : members, part.Range.Start);
    }

    private Part? Masked(Part part)
    {
        int start = _current.Range.Start;
        if (Value() is not { } mask || IsLooseUnion(start) || IsVariable(mask, VariableInMask))
            return null;
        Part masked = part with { Mask = mask, Range = From(part.Range.Start), Parenthesised = false };
        bool compared = Comparison(_current.Kind) is not null || IsWord("in") || IsWord("not");
        return compared ? ReportParentheses(masked.Range) : masked;
    }

    private Condition? Set(Part part)
    {
        List<Condition> members = [];
        do
        {
            if (Union() is not { } value)
                return null;
            members.Add(Compare(part, ComparisonOperator.Equal, value));
        }
        while (Take(TokenKind.Comma));

        if (!Take(TokenKind.CloseBrace))
        {
            ReportUnexpected("',' or '}'");
            return null;
        }

        return members.Count == 1 ? members[0] : new Condition.Any(members.ToImmutableEquatableArray());
    }

    private Condition? Range(Part part)
    {
        if (_current.Kind is TokenKind.OpenBracket)
            return ReportNoSet();
        if (Value() is not { } first)
            return null;
        if (!Take(TokenKind.DotDot))
            return ReportNoSet();
        if (IsVariable(first, VariableInOrder))
            return null;
        if (Value() is not { } last || IsVariable(last, VariableInOrder) || IsReversed(first, last, part.Range.Start))
            return null;
        return new Condition.All(ImmutableEquatableArray.Of(
            Compare(part, ComparisonOperator.GreaterOrEqual, first),
            Compare(part, ComparisonOperator.LessOrEqual, last)));
    }

    /// <summary>Two numbers in the wrong order: an error here; constants may be in order on some ABIs only.</summary>
    private bool IsReversed(Operand first, Operand last, int start)
    {
        if (first is not Operand.Number low || last is not Operand.Number high)
            return false;
        bool reversed = low.IsNegative == high.IsNegative ? low.Bits > high.Bits : high.IsNegative;
        if (reversed)
            Report(Finding.Of(FindingKinds.ConditionEmptyRange, _place(From(start)), Text(From(start))));
        return reversed;
    }

    private static Condition Compare(Part part, ComparisonOperator comparison, Operand value) =>
        new Condition.Compare(part.Argument!, part.Mask, comparison, value, BySign: true);

    private Operand? Union()
    {
        int start = _current.Range.Start;
        List<Operand> terms = [];
        do
        {
            if (Value() is not { } term)
                return null;
            terms.Add(term);
        }
        while (Take(TokenKind.Bar));

        if (terms.Count > 1 && terms.Any(term => IsVariable(term, VariableInBits)))
            return null;
        return terms.Count == 1 ? terms[0] : new Operand.Union(terms.ToImmutableEquatableArray(), _place(From(start)));
    }

    private Operand? Value()
    {
        TextRange range = _current.Range;
        switch (_current.Kind)
        {
            case TokenKind.Number:
                ulong number = _current.Number;
                Advance();
                return new Operand.Number(number, false, _place(range));
            case TokenKind.Name:
                Advance();
                return new Operand.Constant(Text(range), _place(range));
            case TokenKind.Variable:
                Advance();
                return new Operand.Variable(Text(range).Substring(1), _place(range));
            case TokenKind.Minus:
                Advance();
                return Negative(range.Start);
            case TokenKind.Tilde when Enter():
                Operand? inverted = Value();
                _depth--;
                return inverted is null || IsVariable(inverted, VariableInBits) ? null : new Operand.Complement(inverted, _place(From(range.Start)));
            case TokenKind.OpenParen when Enter():
                Operand? union = Union();
                _depth--;
                if (union is not null && !Take(TokenKind.CloseParen))
                    ReportUnexpected("'|' or ')'");
                return _error is null ? union : null;
            default:
                ReportUnexpected("a number, a constant, '~' or '('");
                return null;
        }
    }

    private Operand? Negative(int start)
    {
        if (_current.Kind == TokenKind.Variable && Value() is { } value && IsVariable(value, VariableNegated))
            return null;
        if (_current.Kind != TokenKind.Number)
        {
            ReportUnexpected("a number");
            return null;
        }

        ulong magnitude = _current.Number;
        Advance();
        if (magnitude > 1UL << 63)
        {
            ReportNumber(From(start), null);
            return null;
        }

        return new Operand.Number(unchecked(0 - magnitude), magnitude != 0, _place(From(start)));
    }

    private bool IsWord(string word) => _current.Kind == TokenKind.Name && Text(_current.Range) == word;

    private bool TakeWord(string word)
    {
        bool taken = IsWord(word);
        if (taken)
            Advance();
        return taken;
    }

    private static ComparisonOperator? Comparison(TokenKind kind) => kind switch
    {
        TokenKind.Equal => ComparisonOperator.Equal,
        TokenKind.NotEqual => ComparisonOperator.NotEqual,
        TokenKind.Less => ComparisonOperator.Less,
        TokenKind.LessOrEqual => ComparisonOperator.LessOrEqual,
        TokenKind.Greater => ComparisonOperator.Greater,
        TokenKind.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };
}
