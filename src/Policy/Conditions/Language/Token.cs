using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>What a token of the condition language is.</summary>
internal enum TokenKind
{
    End,
    Name,

    /// <summary><c>$</c> and a name.</summary>
    Variable,
    Number,
    OpenParen,
    CloseParen,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    Comma,
    DotDot,
    Minus,
    Tilde,
    Not,
    And,
    Or,
    Ampersand,
    Bar,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>A single <c>=</c>: nothing in the grammar, but worth its own message.</summary>
    Assign,

    /// <summary>Digits that are no number of 64 bits.</summary>
    BadNumber,

    /// <summary>A character that no token begins with.</summary>
    Stray,
}

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Range">Where it stands in the condition's text.</param>
/// <param name="Number">The value of a <see cref="TokenKind.Number"/>.</param>
/// <param name="Remedy">What to write instead of a <see cref="TokenKind.BadNumber"/>, if that is known.</param>
internal readonly record struct Token(TokenKind Kind, TextRange Range, ulong Number = 0, string? Remedy = null);
