using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Tables.Source;

namespace SeccompSharp.Tables.Updates;

/// <summary>Compares prototypes.tsv with the SYSCALL_DEFINEn that serves each call on each ABI.</summary>
/// <remarks>
/// What the source leaves to its build configuration (clone) has to equal one of the choices. What it defines otherwise
/// (assembler, s390's old ABI, arm's private calls) is kept as it is.
/// </remarks>
public sealed class PrototypesUpdate
{
    private readonly Definitions _definitions;
    private readonly List<PrototypeRow> _rows;
    private readonly List<string> _differences = [];
    private readonly List<string> _byHand = [];

    private PrototypesUpdate(Table prototypes, Definitions definitions)
    {
        _definitions = definitions;
        _rows = [.. prototypes.Rows.Select(PrototypeRow.Read)];
    }

    public static Update Of(Table prototypes, Table numbers, SyscallTables tables, Definitions definitions)
    {
        PrototypesUpdate update = new(prototypes, definitions);
        int stub = numbers.Column("stub");
        foreach (string column in SyscallTables.Columns)
        {
            HashSet<string> names = [.. numbers.Rows.Where(row => !row[stub].Split(',').Contains(column)).Select(row => row[0])];
            foreach ((string name, string? function) in tables.Of(column).OrderBy(call => call.Key, StringComparer.Ordinal))
            {
                if (function is not null && names.Contains(name))
                    update.Compare(column, name, function);
            }
        }

        string[] order = [PrototypeRow.AllOthers, .. numbers.Columns];
        IEnumerable<PrototypeRow> sorted = update._rows
            .OrderBy(row => row.Name, StringComparer.Ordinal)
            .ThenBy(row => Array.IndexOf(order, row.Abis[0]));
        return new Update(prototypes.With(numbers.Linux, sorted.Select(row => row.Write())), update._differences, update._byHand);
    }

    private void Compare(string column, string name, string function)
    {
        PrototypeRow? others = _rows.Find(row => row.Name == name && row.Abis.Contains(PrototypeRow.AllOthers));
        PrototypeRow? row = _rows.Find(row => row.Name == name && row.Abis.Contains(column)) ?? others;
        IReadOnlyList<Definition> choices = _definitions.Of(function, column);
        if (choices.Count == 0)
        {
            if (row is null)
                _byHand.Add($"{column} {name}: {function} has no SYSCALL_DEFINE");
            return;
        }

        if (row is not null && (choices.All(row.Fits) || (choices.Count > 1 && choices.Any(row.Equals))))
            return;
        string said = row is null ? "nothing" : row.Write()[3];
        _differences.Add($"{column} {name}: table {said}, source {string.Join(" or ", choices.Select(Text))}");
        if (choices.Count > 1 || choices[0].Parameters.Any(parameter => parameter.Kind is null))
        {
            _byHand.Add($"{column} {name}: {string.Join(" or ", choices.Select(Text))}");
            return;
        }

        Set(column, name, choices[0], row, others);
    }

    private void Set(string column, string name, Definition definition, PrototypeRow? row, PrototypeRow? others)
    {
        PrototypeRow made = Make(name, definition, others);
        bool replacesOthers = row is null ? _rows.All(known => known.Name != name) : row == others && column == SyscallTables.Columns.First();
        if (row is not null && (row != others || replacesOthers))
        {
            _rows.Remove(row);
            string[] left = [.. row.Abis.Where(abi => abi != column && abi != PrototypeRow.AllOthers)];
            if (left.Length > 0)
                _rows.Add(row with { Abis = left });
        }

        PrototypeRow? same = _rows.Find(row => row.Name == name && row.Write()[3] == made.Write()[3] && !row.Abis.Contains(PrototypeRow.AllOthers));
        if (same is not null)
            _rows.Remove(same);
        _rows.Add(
            replacesOthers ? made with { Abis = [PrototypeRow.AllOthers] }
            : same is not null ? same with { Abis = [.. same.Abis, column] }
            : made with { Abis = [column] });
    }

    /// <summary>
    /// A parameter that other ABIs have at the same place keeps their name, so that a condition names it the same
    /// everywhere, and is an address where it is one there.
    /// </summary>
    private static PrototypeRow Make(string name, Definition definition, PrototypeRow? others)
    {
        CParameter[] parameters = [.. definition.Parameters];
        if (others is not null && IsAlike(definition, others))
            parameters = [.. parameters.Zip(others.Parameters, (parameter, other) => parameter with { Name = other.Name })];
        return new PrototypeRow(
            name, [], definition.Function, parameters,
            [.. parameters.Select(parameter => IsAddress(parameter.Name, others) ? "addr" : parameter.Kind!)],
            definition.File);
    }

    private static bool IsAlike(Definition definition, PrototypeRow others) =>
        definition.Parameters.Count == others.Parameters.Count
        && definition.Parameters.Zip(others.Parameters).All(pair =>
            (pair.First.Kind == "ptr") == (pair.Second.Kind == "ptr")
            && (pair.First.Name == pair.Second.Name || others.Parameters.All(other => other.Name != pair.First.Name)));

    private static bool IsAddress(string parameter, PrototypeRow? others) =>
        others is not null && others.Parameters.Zip(others.Kinds).Any(pair => pair.First.Name == parameter && pair.Second == "addr");

    private static string Text(Definition definition) =>
        $"{definition.File} ({string.Join(", ", definition.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"))})";
}
