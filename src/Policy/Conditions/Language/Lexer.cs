using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Cuts the text of a condition into tokens, one at a time. Total: any text has tokens, the last is the end.</summary>
internal sealed class Lexer(string text)
{
    private int _position;

    /// <summary>The next token; at the end of the text, <see cref="TokenKind.End"/> again and again.</summary>
    public Token Next()
    {
        while (_position < text.Length && text[_position] is ' ' or '\t' or '\r' or '\n')
            _position++;
        int start = _position;
        if (start == text.Length)
            return new Token(TokenKind.End, new TextRange(start, 0));

        if (IsDigit(text[start]))
            return Number(start);
        if (IsNameStart(text[start]))
        {
            SkipWord();
            return new Token(TokenKind.Name, TextRange.FromBounds(start, _position));
        }

        if (text[start] == '$' && start + 1 < text.Length && IsNameStart(text[start + 1]))
        {
            _position++;
            SkipWord();
            return new Token(TokenKind.Variable, TextRange.FromBounds(start, _position));
        }

        TokenKind pair = start + 1 < text.Length ? Pair(text[start], text[start + 1]) : TokenKind.Stray;
        _position += pair != TokenKind.Stray ? 2 : IsSurrogatePair(start) ? 2 : 1;
        return new Token(
            pair != TokenKind.Stray ? pair : Single(text[start]), TextRange.FromBounds(start, _position));
    }

    private Token Number(int start)
    {
        SkipWord();
        string digits = text.Substring(start, _position - start);
        TextRange range = TextRange.FromBounds(start, _position);
        return NumberText.TryParse(digits, out ulong value, out string? remedy)
            ? new Token(TokenKind.Number, range, value)
            : new Token(TokenKind.BadNumber, range, Remedy: remedy);
    }

    private void SkipWord()
    {
        while (_position < text.Length && (IsNameStart(text[_position]) || IsDigit(text[_position])))
            _position++;
    }

    private bool IsSurrogatePair(int start) =>
        start + 1 < text.Length && char.IsSurrogatePair(text[start], text[start + 1]);

    private static TokenKind Pair(char first, char second) => (first, second) switch
    {
        ('&', '&') => TokenKind.And,
        ('|', '|') => TokenKind.Or,
        ('=', '=') => TokenKind.Equal,
        ('!', '=') => TokenKind.NotEqual,
        ('<', '=') => TokenKind.LessOrEqual,
        ('>', '=') => TokenKind.GreaterOrEqual,
        ('.', '.') => TokenKind.DotDot,
        _ => TokenKind.Stray,
    };

    private static TokenKind Single(char character) => character switch
    {
        '(' => TokenKind.OpenParen,
        ')' => TokenKind.CloseParen,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        ',' => TokenKind.Comma,
        '-' => TokenKind.Minus,
        '~' => TokenKind.Tilde,
        '!' => TokenKind.Not,
        '&' => TokenKind.Ampersand,
        '|' => TokenKind.Bar,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '=' => TokenKind.Assign,
        _ => TokenKind.Stray,
    };

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static bool IsNameStart(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_';
}
