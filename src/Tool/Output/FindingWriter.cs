using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Tool.Sources;

namespace SeccompSharp.Tool.Output;

/// <summary>Findings about one file, as the compiler prints diagnostics or as JSON.</summary>
internal sealed class FindingWriter(TextFile file)
{
    private readonly TextLines _lines = new(file.Text);

    /// <summary>One line each, in the order of the file: <c>path(line,column): error SECC0001: …</c>.</summary>
    public void WriteText(TextWriter output, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in InOrder(findings))
            output.WriteLine($"{Where(finding)}: {Name(finding.Severity)} {finding.Kind.Id}: {finding.Message}");
    }

    /// <summary>The same without what is only worth knowing: for verbs that are asked for something else.</summary>
    public void WriteTroubles(TextWriter output, IEnumerable<Finding> findings) =>
        WriteText(output, findings.Where(finding => finding.Severity > Severity.Info));

    /// <summary>One object each, in the order of the file. Lines and columns count from 1.</summary>
    /// <param name="json">Takes them.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="areMended">Whether the file has been changed for them.</param>
    public void WriteJson(Utf8JsonWriter json, IEnumerable<Finding> findings, bool areMended = false)
    {
        foreach (Finding finding in InOrder(findings))
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            if (!finding.Place.IsNone)
            {
                WritePosition(json, "", finding.Place.Range.Start);
                WritePosition(json, "end", finding.Place.Range.End);
            }

            json.WriteString("severity", Name(finding.Severity));
            json.WriteString("id", finding.Kind.Id);
            json.WriteString("message", finding.Message);
            if (finding.Replacement is not null)
                json.WriteString("replacement", finding.Replacement);
            if (areMended)
                json.WriteBoolean("mended", true);
            json.WriteEndObject();
        }
    }

    private void WritePosition(Utf8JsonWriter json, string prefix, int offset)
    {
        (int line, int column) = _lines.At(offset);
        json.WriteNumber(prefix.Length == 0 ? "line" : prefix + "Line", line);
        json.WriteNumber(prefix.Length == 0 ? "column" : prefix + "Column", column);
    }

    private string Where(Finding finding)
    {
        if (finding.Place.IsNone)
            return Quotation.OfText(file.Path);
        (int line, int column) = _lines.At(finding.Place.Range.Start);
        return $"{Quotation.OfText(file.Path)}({line},{column})";
    }

    private static IEnumerable<Finding> InOrder(IEnumerable<Finding> findings) => findings
        .OrderBy(finding => finding.Place.IsNone ? -1 : finding.Place.Range.Start)
        .ThenBy(finding => finding.Kind.Id, StringComparer.Ordinal);

    private static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
