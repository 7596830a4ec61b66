using System;
using System.Globalization;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Json;

/// <summary>What the grammar lets follow.</summary>
internal enum JsonExpectation
{
    Root,
    FirstElement,
    NextElement,
    MemberValue,
    FirstKey,
    NextKey,
    Colon,
    CommaInArray,
    CommaInObject,
    End,
}

/// <summary>Says what is wrong where a token stands that the grammar does not let follow, and what to write.</summary>
internal static class JsonMistake
{
    /// <summary>What stands at the lexer's position is not what may follow.</summary>
    /// <param name="lexer">Where.</param>
    /// <param name="expected">What may follow.</param>
    /// <param name="bracket">The offset of the innermost bracket that is still open.</param>
    public static void Unexpected(JsonLexer lexer, JsonExpectation expected, int bracket)
    {
        if (lexer.AtEnd)
        {
            AtEnd(lexer, expected, bracket);
            return;
        }

        int at = lexer.Position;
        char c = lexer.Text[at];
        TextRange range = new(at, 1);
        if (CommentAt(lexer.Text, at) is { } comment)
            lexer.Fail(FindingKinds.JsonComment, comment, [], replacement: "");
        else if (c is '\0' or '\ufeff' or '\ufffd')
            lexer.Fail(FindingKinds.JsonEncoding, range, [Encoding(c)], c == '\ufeff' ? "" : null);
        else if (c is '}' && expected == JsonExpectation.NextKey || c is ']' && expected == JsonExpectation.NextElement)
            TrailingComma(lexer, lexer.Text.LastIndexOf(',', at));
        else if (c is '\'' or '‘' or '’' or '“' or '”' or '„')
            OtherQuotes(lexer, c);
        else if (expected == JsonExpectation.Colon)
            lexer.Fail(FindingKinds.JsonSyntax, range, [$"a colon belongs between a key and its value, not {Quotation.Of(c)}"]);
        else if (IsWord(c) && c is not ('.' or (>= '0' and <= '9')))
            BareWord(lexer, expected);
        else
            lexer.Fail(FindingKinds.JsonSyntax, range, [$"{Quotation.Of(c)} stands where {Describe(expected)} belongs"]);
    }

    /// <summary>The offset after the letters, digits, dots and underscores that begin at <paramref name="position"/>.</summary>
    public static int EndOfWord(string text, int position)
    {
        while (position < text.Length && IsWord(text[position]))
            position++;
        return position;
    }

    private static void AtEnd(JsonLexer lexer, JsonExpectation expected, int bracket)
    {
        if (expected == JsonExpectation.Root)
        {
            lexer.Fail(FindingKinds.JsonTruncated, new TextRange(0, 0), ["there is nothing in it"]);
            return;
        }

        (int line, int column) = new TextLines(lexer.Text).At(bracket);
        string missing = string.Format(
            CultureInfo.InvariantCulture,
            "{0} is missing, and {1} in line {2}, column {3} is not closed",
            Describe(expected), Quotation.Of(lexer.Text[bracket]), line, column);
        lexer.Fail(FindingKinds.JsonTruncated, new TextRange(lexer.Text.Length, 0), [missing]);
    }

    private static void TrailingComma(JsonLexer lexer, int comma) => lexer.Fail(
        FindingKinds.JsonTrailingComma, new TextRange(comma, 1), [Quotation.Of(lexer.Text[lexer.Position])], replacement: "");

    private static void OtherQuotes(JsonLexer lexer, char quote)
    {
        int start = lexer.Position;
        char closing = quote is '“' or '„' ? '”' : quote == '‘' ? '’' : quote;
        int end = lexer.Text.IndexOf(closing, start + 1);
        int line = lexer.Text.IndexOfAny(['\n', '\r'], start);
        bool isClosed = end > start && (line < 0 || end < line);
        string content = isClosed ? lexer.Text.Substring(start + 1, end - start - 1) : "";
        bool isPlain = isClosed && content.IndexOfAny(['"', '\\']) < 0;
        lexer.Fail(
            FindingKinds.JsonSyntax,
            isClosed ? TextRange.FromBounds(start, end + 1) : new TextRange(start, 1),
            [$"strings stand in double quotes (U+0022), not in {Quotation.Of(quote)}"],
            isPlain ? $"\"{content}\"" : null);
    }

    private static void BareWord(JsonLexer lexer, JsonExpectation expected)
    {
        TextRange range = TextRange.FromBounds(lexer.Position, EndOfWord(lexer.Text, lexer.Position));
        string word = lexer.Text.Substring(range.Start, range.Length);
        string shown = Quotation.Of(word);
        string? mended = word switch
        {
            "True" or "TRUE" => "true",
            "False" or "FALSE" => "false",
            "None" or "NULL" or "Null" or "nil" or "undefined" => "null",
            _ => null,
        };
        if (expected is JsonExpectation.FirstKey or JsonExpectation.NextKey)
            lexer.Fail(FindingKinds.JsonSyntax, range, [$"the key '{shown}' belongs in double quotes"], $"\"{word}\"");
        else if (expected is JsonExpectation.CommaInArray or JsonExpectation.CommaInObject or JsonExpectation.End)
            lexer.Fail(FindingKinds.JsonSyntax, range, [$"'{shown}' stands where {Describe(expected)} belongs"]);
        else if (mended is not null)
            lexer.Fail(FindingKinds.JsonSyntax, range, [$"'{shown}' is written {mended}"], mended);
        else
            lexer.Fail(FindingKinds.JsonSyntax, range, [$"'{shown}' is no JSON value; text belongs in double quotes"], $"\"{word}\"");
    }

    private static TextRange? CommentAt(string text, int at)
    {
        bool isLine = text[at] == '#' || string.CompareOrdinal(text, at, "//", 0, 2) == 0;
        if (!isLine && string.CompareOrdinal(text, at, "/*", 0, 2) != 0)
            return null;
        int end = isLine ? text.IndexOfAny(['\n', '\r'], at) : text.IndexOf("*/", at + 2, StringComparison.Ordinal);
        return TextRange.FromBounds(at, end < 0 ? text.Length : isLine ? end : end + 2);
    }

    /// <summary>What a character that JSON has nowhere says about the file.</summary>
    public static string Encoding(char c) => c switch
    {
        '\0' => "a NUL character (U+0000), as in a file saved as UTF-16",
        '\ufeff' => "a byte order mark (U+FEFF)",
        _ => "a replacement character (U+FFFD), as in a file that is not UTF-8",
    };

    private static bool IsWord(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '$';

    private static string Describe(JsonExpectation expected) => expected switch
    {
        JsonExpectation.FirstElement => "a value or ']'",
        JsonExpectation.FirstKey => "a key in double quotes or '}'",
        JsonExpectation.NextKey => "a key in double quotes",
        JsonExpectation.CommaInArray => "',' or ']'",
        JsonExpectation.CommaInObject => "',' or '}'",
        JsonExpectation.Colon => "':'",
        JsonExpectation.End => "the end of the text",
        _ => "a value",
    };
}
