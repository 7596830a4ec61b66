using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Tables.Source;

namespace SeccompSharp.Tables.Updates;

/// <summary>A row of prototypes.tsv: what a call takes on some ABIs, or with "*" on all that no other row lists.</summary>
/// <param name="Kinds">Of each parameter: as its type says, or addr.</param>
public sealed record PrototypeRow(
    string Name, IReadOnlyList<string> Abis, string Function, IReadOnlyList<CParameter> Parameters, IReadOnlyList<string> Kinds, string Source)
{
    public const string AllOthers = "*";

    public static PrototypeRow Read(string[] cells)
    {
        string[] texts = cells[3].Split("; ", StringSplitOptions.RemoveEmptyEntries);
        return new PrototypeRow(
            cells[0], cells[1].Split(','), cells[2],
            [.. texts.Select(text => new CParameter(text[(text.IndexOf(' ') + 1)..text.LastIndexOf(' ')], text[(text.LastIndexOf(' ') + 1)..]))],
            [.. texts.Select(text => text[..text.IndexOf(' ')])],
            cells[4]);
    }

    public string[] Write() =>
    [
        Name, string.Join(',', Abis), Function,
        string.Join("; ", Parameters.Zip(Kinds, (parameter, kind) => $"{kind} {parameter.Type} {parameter.Name}")),
        Source,
    ];

    /// <summary>
    /// Whether a definition takes the same: as many parameters of the same kinds. Its names may differ, but none of ours
    /// may stand at another place in it.
    /// </summary>
    public bool Fits(Definition definition) =>
        Parameters.Count == definition.Parameters.Count
        && Parameters.Zip(definition.Parameters).All(pair =>
            pair.First.Kind == pair.Second.Kind
            && (pair.First.Name == pair.Second.Name || definition.Parameters.All(parameter => parameter.Name != pair.First.Name)));

    /// <summary>Whether a definition has the very names and kinds.</summary>
    public bool Equals(Definition definition) =>
        Fits(definition) && Parameters.Zip(definition.Parameters).All(pair => pair.First.Name == pair.Second.Name);
}
