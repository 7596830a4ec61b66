using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Attributes;

/// <summary>Where in the source a part of a string stands.</summary>
internal static class StringPlaces
{
    /// <summary>
    /// Places for ranges of the argument's text: exact in a literal on one line, else the whole argument.
    /// </summary>
    public static Func<TextRange, Place> For(ArgumentValue argument)
    {
        if (argument.Expression is not LiteralExpressionSyntax { Token: { ContainsDiagnostics: false } token, SyntaxTree: { } tree }
            || Starts(token) is not { } starts
            || starts.Count != token.ValueText.Length + 1)
            return _ => argument.Place;
        return range => range.Start < 0 || range.End >= starts.Count
            ? argument.Place
            : SourcePlaces.Of(tree, TextSpan.FromBounds(
                token.SpanStart + starts[range.Start], token.SpanStart + starts[range.End]));
    }

    /// <summary>Where each UTF-16 code unit of the value starts in the token, and where the last one ends.</summary>
    private static List<int>? Starts(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken when token.Text.StartsWith("@", StringComparison.Ordinal) => Verbatim(token.Text),
        SyntaxKind.StringLiteralToken => Regular(token.Text),
        SyntaxKind.SingleLineRawStringLiteralToken => Raw(token.Text),
        _ => null,
    };

    private static List<int> Raw(string text)
    {
        int quotes = text.Length - text.TrimStart('"').Length;
        return [.. Enumerable.Range(quotes, text.Length - (2 * quotes) + 1)];
    }

    private static List<int> Verbatim(string text)
    {
        var starts = new List<int>();
        int i = 2;
        for (; i < text.Length - 1; i += text[i] == '"' ? 2 : 1)
            starts.Add(i);
        starts.Add(i);
        return starts;
    }

    private static List<int> Regular(string text)
    {
        var starts = new List<int>();
        int i = 1;
        while (i < text.Length - 1)
        {
            starts.Add(i);
            if (text[i] == '\\' && text[i + 1] == 'U' && !text.Substring(i + 2, 4).Equals("0000", StringComparison.Ordinal))
                starts.Add(i);
            i += text[i] == '\\' ? EscapeLength(text, i) : 1;
        }

        starts.Add(i);
        return starts;
    }

    private static int EscapeLength(string text, int start) => text[start + 1] switch
    {
        'u' => 6,
        'U' => 10,
        'x' => 2 + text.Skip(start + 2).Take(4).TakeWhile(Uri.IsHexDigit).Count(),
        _ => 2,
    };
}
