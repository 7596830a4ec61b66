using System;
using System.Text;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Json;

/// <summary>Reads JSON's tokens from a text; stops for good at the first error.</summary>
/// <remarks>
/// Accepts what Go's encoding/json accepts, since that is what container runtimes read profiles with. In particular a
/// surrogate without its other half is no error but becomes U+FFFD.
/// </remarks>
internal sealed class JsonLexer(string path, string text)
{
    /// <summary>The offset of the next code unit.</summary>
    public int Position { get; private set; }

    /// <summary>What is wrong with the text, once something is.</summary>
    public Finding? Error { get; private set; }

    public bool AtEnd => Position >= text.Length;

    public string Text => text;

    public void SkipWhitespace()
    {
        while (!AtEnd && text[Position] is ' ' or '\t' or '\r' or '\n')
            Position++;
    }

    /// <summary>Steps over a character if it is the next one.</summary>
    public bool Take(char c)
    {
        if (AtEnd || text[Position] != c)
            return false;
        Position++;
        return true;
    }

    public bool NextIs(char c) => !AtEnd && text[Position] == c;

    public bool NextIsNumber => !AtEnd && text[Position] is '-' or (>= '0' and <= '9');

    /// <summary>Records what is wrong.</summary>
    public void Fail(FindingKind kind, TextRange range, string[] arguments, string? replacement = null) =>
        Error = Finding.Of(kind, new Place(path, range), arguments) with { Replacement = replacement };

    /// <summary>Reads <c>true</c>, <c>false</c> or <c>null</c>; null if none of them stands here as a whole word.</summary>
    public JsonValue? Word()
    {
        TextRange range = TextRange.FromBounds(Position, JsonMistake.EndOfWord(text, Position));
        JsonValue? value = text.Substring(range.Start, range.Length) switch
        {
            "true" => new JsonBoolean(true, range),
            "false" => new JsonBoolean(false, range),
            "null" => new JsonNull(range),
            _ => null,
        };
        if (value is not null)
            Position = range.End;
        return value;
    }

    /// <summary>Reads the number that begins here.</summary>
    public JsonNumber? Number()
    {
        int start = Position;
        Take('-');
        bool isWhole = Take('0') || Digits();
        bool isNumber = isWhole
            && (!Take('.') || Digits())
            && (!(Take('e') || Take('E')) || ((Take('+') || Take('-') || true) && Digits()));
        if (!isNumber || JsonMistake.EndOfWord(text, Position) != Position)
        {
            JsonTokenMistake.Number(this, start);
            return null;
        }

        return new JsonNumber(text.Substring(start, Position - start), TextRange.FromBounds(start, Position));
    }

    /// <summary>Reads the string whose opening quote stands here.</summary>
    public JsonString? String()
    {
        int start = Position++;
        int copied = Position;
        StringBuilder? decoded = null;
        while (!AtEnd)
        {
            char c = text[Position];
            if (c == '"')
            {
                string tail = text.Substring(copied, Position - copied);
                Position++;
                TextRange range = TextRange.FromBounds(start, Position);
                return new JsonString(decoded is null ? tail : decoded.Append(tail).ToString(), range);
            }

            if (c < ' ')
            {
                JsonTokenMistake.ControlCharacter(this, start);
                return null;
            }

            if (c != '\\' && (!char.IsSurrogate(c) || IsPair(Position)))
            {
                Position += char.IsSurrogate(c) ? 2 : 1;
                continue;
            }

            decoded = (decoded ?? new StringBuilder()).Append(text, copied, Position - copied);
            if (c != '\\')
            {
                decoded.Append('\ufffd');
                Position++;
            }
            else if (!Escape(decoded))
            {
                return null;
            }

            copied = Position;
        }

        Fail(FindingKinds.JsonTruncated, new TextRange(start, 1), ["this string has no closing quote"]);
        return null;
    }

    private bool Digits()
    {
        int start = Position;
        while (!AtEnd && text[Position] is >= '0' and <= '9')
            Position++;
        return Position > start;
    }

    private bool IsPair(int position) =>
        position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]);

    private bool Escape(StringBuilder decoded)
    {
        char kind = Position + 1 < text.Length ? text[Position + 1] : '\0';
        int simple = "\"\\/bfnrt".IndexOf(kind);
        if (simple >= 0)
        {
            decoded.Append("\"\\/\b\f\n\r\t"[simple]);
            Position += 2;
            return true;
        }

        if (Utf16Escape(Position) is not { } unit)
        {
            JsonTokenMistake.Escape(this);
            return false;
        }

        Position += 6;
        if (char.IsHighSurrogate(unit) && Utf16Escape(Position) is { } low && char.IsLowSurrogate(low))
        {
            decoded.Append(unit).Append(low);
            Position += 6;
        }
        else
        {
            decoded.Append(char.IsSurrogate(unit) ? '\ufffd' : unit);
        }

        return true;
    }

    private char? Utf16Escape(int position)
    {
        if (position + 6 > text.Length || text[position] != '\\' || text[position + 1] != 'u')
            return null;
        int unit = 0;
        for (int i = position + 2; i < position + 6; i++)
        {
            int digit = "0123456789abcdef".IndexOf(char.ToLowerInvariant(text[i]));
            if (digit < 0)
                return null;
            unit = (unit << 4) | digit;
        }

        return (char)unit;
    }
}
