using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Mending;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Tool.Output;

namespace SeccompSharp.Tool.Sources;

/// <summary>A profile whose findings were mended.</summary>
/// <param name="Before">The file as it is.</param>
/// <param name="Mended">What becomes of its text.</param>
internal sealed record MendedFile(TextFile Before, MendedText Mended)
{
    private const char Undecodable = '\ufffd';
    private const int MostComparisons = 16_000_000;

    /// <summary>The file as it is to be.</summary>
    public TextFile After => Before with { Text = Mended.Text };

    /// <summary>Mends what can be mended without asking.</summary>
    /// <param name="file">The file.</param>
    /// <param name="check">Finds what is wrong with it.</param>
    public static MendedFile Of(TextFile file, Func<TextFile, IReadOnlyList<Finding>> check) =>
        new(file, MendedText.Of(file.Text, text => check(file with { Text = text }), CancellationToken.None));

    /// <summary>Writes the file, if anything in it changes.</summary>
    /// <exception cref="UnusableException">It cannot be written, or has bytes that are no UTF-8 and would be lost.</exception>
    public void Save()
    {
        if (Mended.Text == Before.Text)
            return;
        if (Before.Text.Contains(Undecodable))
            throw new UnusableException($"'{Before.Path}' is not UTF-8 throughout, and would not be the same after it is written: mend that first.");
        OutputFile.Write(Before.Path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(Mended.Text));
    }

    /// <summary>What was done, a line each, or with the lines that change.</summary>
    public void WriteText(TextWriter output, bool withLines)
    {
        foreach ((Finding finding, string before) in Mended.Mended)
        {
            (int line, int column) = new TextLines(before).At(finding.Place.Range.Start);
            output.WriteLine($"{Quotation.OfText(Before.Path)}({line},{column}): mended {finding.Kind.Id}: {finding.Message}");
        }

        if (withLines)
            WriteLines(output, Before.Text.Split('\n'), Mended.Text.Split('\n'));
    }

    /// <summary>What was done, an object each, as findings are written, with <c>"mended": true</c>.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        foreach ((Finding finding, string before) in Mended.Mended)
            new FindingWriter(Before with { Text = before }).WriteJson(json, [finding], areMended: true);
    }

    /// <summary>Lines that go and lines that come, between what both begin and end with, each with its number.</summary>
    private static void WriteLines(TextWriter output, string[] before, string[] after)
    {
        int start = before.Zip(after).TakeWhile(lines => lines.First == lines.Second).Count();
        int end = before.Skip(start).Reverse().Zip(after.Skip(start).Reverse()).TakeWhile(lines => lines.First == lines.Second).Count();
        (string[] old, string[] now) = (before[start..^end], after[start..^end]);
        // Too many to compare each with each: all of them then.
        int[,]? common = (long)old.Length * now.Length <= MostComparisons ? Common(old, now) : null;
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (common is not null && i < old.Length && j < now.Length && old[i] == now[j])
                (i, j) = (i + 1, j + 1);
            else if (j == now.Length || (i < old.Length && (common is null || common[i + 1, j] >= common[i, j + 1])))
                output.WriteLine($"{start + i + 1,5} - {Quotation.OfText(old[i++].TrimEnd('\r'))}");
            else
                output.WriteLine($"{start + j + 1,5} + {Quotation.OfText(now[j++].TrimEnd('\r'))}");
        }
    }

    /// <summary>How many lines the rests of both have in common, in order.</summary>
    private static int[,] Common(string[] before, string[] after)
    {
        int[,] common = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        {
            for (int j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }
}