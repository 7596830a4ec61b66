using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests;

/// <summary>A text with its expected findings marked in it: <c>[|id:range|]</c>; marks do not nest.</summary>
internal static class Markup
{
    /// <summary>Asserts that exactly the marked findings are made, at exactly the marked places.</summary>
    /// <param name="marked">The text with marks.</param>
    /// <param name="find">Makes the findings of the text without them.</param>
    public static void Verify(string marked, Func<string, IEnumerable<Finding>> find)
    {
        string text = Strip(marked);
        Finding[] findings = [.. find(text).OrderBy(finding => finding.Place.Range.Start)];
        Assert.Equal(marked, Mark(text, findings));
    }

    /// <summary>The text without marks.</summary>
    public static string Strip(string marked)
    {
        StringBuilder text = new();
        for (int at = 0; at < marked.Length;)
        {
            int open = marked.IndexOf("[|", at, StringComparison.Ordinal);
            if (open < 0)
                return text.Append(marked, at, marked.Length - at).ToString();
            int begin = marked.IndexOf(':', open) + 1;
            int close = marked.IndexOf("|]", begin, StringComparison.Ordinal);
            text.Append(marked, at, open - at).Append(marked, begin, close - begin);
            at = close + 2;
        }

        return text.ToString();
    }

    private static string Mark(string text, Finding[] findings)
    {
        StringBuilder marked = new();
        int at = 0;
        foreach (Finding finding in findings)
        {
            TextRange range = finding.Place.Range;
            marked.Append(text, at, Math.Max(0, range.Start - at));
            marked.Append("[|").Append(finding.Kind.Id).Append(':').Append(text, range.Start, range.Length).Append("|]");
            at = Math.Max(at, range.End);
        }

        return marked.Append(text, at, text.Length - at).ToString();
    }
}
