using System;
using System.Globalization;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Json;

/// <summary>Says what is wrong inside a number or a string, and what to write.</summary>
internal static class JsonTokenMistake
{
    private const string NoClosingQuote =
        "this string has no closing quote on its line; a line break inside a string is written \\n";

    /// <summary>A number that JSON writes otherwise, from <paramref name="start"/>.</summary>
    public static void Number(JsonLexer lexer, int start)
    {
        TextRange range = TextRange.FromBounds(start, Math.Max(JsonMistake.EndOfWord(lexer.Text, lexer.Position), start + 1));
        string literal = lexer.Text.Substring(range.Start, range.Length);
        string? mended = Decimal(literal);
        string remedy = mended is null ? "" : $": write {mended}";
        string cause = $"'{Quotation.Of(literal)}' is not a number; JSON has plain decimal numbers only{remedy}";
        lexer.Fail(FindingKinds.JsonSyntax, range, [cause], mended);
    }

    /// <summary>A character below U+0020 inside the string that began at <paramref name="start"/>.</summary>
    public static void ControlCharacter(JsonLexer lexer, int start)
    {
        char c = lexer.Text[lexer.Position];
        TextRange range = new(lexer.Position, 1);
        if (c is '\n' or '\r')
            lexer.Fail(FindingKinds.JsonSyntax, TextRange.FromBounds(start, lexer.Position), [NoClosingQuote]);
        else if (c == '\0')
            lexer.Fail(FindingKinds.JsonEncoding, range, [JsonMistake.Encoding(c)]);
        else
            lexer.Fail(FindingKinds.JsonSyntax, range, [$"{Quotation.Of(c)} inside a string is written {Escaped(c)}"], Escaped(c));
    }

    /// <summary>A backslash that begins no escape, at the lexer's position.</summary>
    public static void Escape(JsonLexer lexer)
    {
        if (lexer.Position + 1 >= lexer.Text.Length)
        {
            lexer.Fail(FindingKinds.JsonTruncated, new TextRange(lexer.Position, 1), ["nothing follows this backslash"]);
            return;
        }

        char kind = lexer.Text[lexer.Position + 1];
        string cause = kind == 'u'
            ? "\\u takes four hexadecimal digits"
            : $"a backslash before {Quotation.Of(kind)} is no escape; a backslash itself is written \\\\";
        lexer.Fail(FindingKinds.JsonSyntax, new TextRange(lexer.Position, 2), [cause]);
    }

    /// <summary>The decimal form of what other languages would read as a whole number.</summary>
    private static string? Decimal(string literal)
    {
        string digits = literal.Replace("_", "").TrimStart('+');
        bool isHex = digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return ulong.TryParse(
            isHex ? digits.Substring(2) : digits,
            isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out ulong value) && (isHex || !digits.StartsWith("0", StringComparison.Ordinal))
            ? value.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    private static string Escaped(char c) => c switch
    {
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };
}
