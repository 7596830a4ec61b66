using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Gathers the findings of one file, up to a limit that only hostile files reach.</summary>
/// <param name="path">What places name the file by.</param>
/// <param name="text">Its text, where places inside strings are asked for.</param>
internal sealed class FindingList(string path, string text = "")
{
    /// <summary>The most findings of a file.</summary>
    public const int Limit = 1000;

    private readonly List<Finding> _findings = [];

    /// <summary>Whether one of them is an error, so that no filter must be made.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether no further finding is kept, so that there is no point in looking for more.</summary>
    public bool IsFull => _findings.Count > Limit;

    public Place At(TextRange range) => new(path, range);

    /// <summary>Where a part of the text that a string stands for was written.</summary>
    public Place At(JsonString source, TextRange part) =>
        At(TextRange.FromBounds(source.Locate(text, part.Start), source.Locate(text, part.End)));

    public void Add(FindingKind kind, TextRange range, params string[] arguments) =>
        Add(Finding.Of(kind, At(range), arguments));

    /// <summary>A word that means nothing, with the one that was probably meant.</summary>
    public void AddUnknown(FindingKind kind, Place place, string word, string? meant, Severity? severity = null)
    {
        string hint = Spelling.Hint(meant);
        Add(Finding.Of(kind, place, Quotation.Of(word), hint) with { Severity = severity ?? kind.Severity, Replacement = meant });
    }

    public void Add(Finding finding)
    {
        if (IsFull)
            return;
        if (_findings.Count == Limit)
            finding = Finding.Of(FindingKinds.TooManyFindings, finding.Place, Limit.ToString(CultureInfo.InvariantCulture));
        HasErrors |= finding.Severity == Severity.Error;
        _findings.Add(finding);
    }

    /// <summary>The findings in the order of the file.</summary>
    public ImmutableEquatableArray<Finding> InOrder() =>
        _findings.OrderBy(finding => finding.Place.Range.Start).ToImmutableEquatableArray();
}
