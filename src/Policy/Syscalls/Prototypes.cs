using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>What every system call takes, from Syscalls/Data/prototypes.tsv and effective-bits.tsv.</summary>
/// <remarks>A call is read when it is asked for; every member is thread-safe.</remarks>
public static class Prototypes
{
    /// <summary>A filter sees six arguments (seccomp_data.args); mips o32 passes a seventh on the stack.</summary>
    private const int MaxParameters = 6;

    private static readonly Lazy<DataTable> s_table = new(() => DataTable.Read("prototypes.tsv"), LazyThreadSafetyMode.ExecutionAndPublication);

    private static readonly Lazy<DataTable> s_effectiveBits = new(() => DataTable.Read("effective-bits.tsv"), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>What was asked for: at most every call on every ABI.</summary>
    private static readonly ConcurrentDictionary<(Abi Abi, string Name), Prototype?> s_known = new();

    /// <summary>The prototype of a call, if <paramref name="abi"/> has it and it is known what the call takes.</summary>
    public static bool TryGet(Abi abi, string name, [NotNullWhen(true)] out Prototype? prototype)
    {
        prototype = SyscallTable.TryGetNumber(abi, name, out _)
            ? s_known.GetOrAdd((abi, name), static call => Find(call.Abi, call.Name) is { } row
                ? new Prototype(call.Name, Read(call.Abi, row).Take(MaxParameters).ToImmutableEquatableArray())
                : null)
            : null;
        return prototype is not null;
    }

    /// <summary>The row that lists the ABI, else the one for all others.</summary>
    private static Row? Find(Abi abi, string name)
    {
        int first = s_table.Value.Find(name);
        if (first < 0)
            return null;
        Row? others = null;
        for (int i = first; s_table.Value.Is(i, name); i++)
        {
            Row row = Row.Read(s_table.Value, i);
            if (row.Abis.Contains(abi.Table))
                return row;
            others ??= row.IsForAllOthers ? row : null;
        }

        return others;
    }

    private static IEnumerable<Parameter> Read(Abi abi, Row row)
    {
        int register = 0;
        foreach (string text in row.Parameters)
        {
            int afterKind = text.IndexOf(' ');
            int beforeName = text.LastIndexOf(' ');
            string kind = text.Substring(0, afterKind);
            string type = text.Substring(afterKind + 1, beforeName - afterKind - 1);
            string name = text.Substring(beforeName + 1);

            foreach (Parameter parameter in TakesTwoRegisters(abi, type)
                ? Split(abi, name, type, register)
                : [new Parameter(name, type, KindOf(kind), Math.Min(BitsOf(row.Name, name, kind), abi.RegisterBits))])
            {
                register++;
                yield return parameter;
            }
        }
    }

    private static bool TakesTwoRegisters(Abi abi, string type) => abi.RegisterBits == 32 && type is "loff_t" or "__u64" or "u64";

    /// <summary>
    /// A 64-bit value in 32-bit registers: the high word first on big-endian machines, and from an even register on
    /// where the calling convention aligns pairs.
    /// </summary>
    private static IEnumerable<Parameter> Split(Abi abi, string name, string type, int register)
    {
        if (abi.AlignsPairs && register % 2 != 0)
            yield return new Parameter("unused", "unsigned long", ParameterKind.Unsigned, 32);
        string[] halves = abi.IsLittleEndian ? ["_lo", "_hi"] : ["_hi", "_lo"];
        foreach (string half in halves)
            yield return new Parameter(name + half, type, ParameterKind.Unsigned, 32);
    }

    private static ParameterKind KindOf(string kind) => kind switch
    {
        "ptr" => ParameterKind.Pointer,
        "addr" => ParameterKind.Address,
        _ => kind[0] == 's' ? ParameterKind.Signed : ParameterKind.Unsigned,
    };

    private static int BitsOf(string syscall, string parameter, string kind)
    {
        string bits = EffectiveBitsOf(syscall, parameter) ?? (kind is "ptr" or "addr" ? "64" : kind.Substring(1));
        return int.Parse(bits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static string? EffectiveBitsOf(string syscall, string parameter)
    {
        DataTable table = s_effectiveBits.Value;
        for (int row = table.Find(syscall); row >= 0 && table.Is(row, syscall); row++)
        {
            if (table.Cell(row, 1) == parameter)
                return table.Cell(row, 2);
        }

        return null;
    }

    private sealed record Row(string Name, string[] Abis, string[] Parameters)
    {
        public bool IsForAllOthers => Abis[0] == "*";

        public static Row Read(DataTable table, int row)
        {
            string cell = table.Cell(row, 3);
            string[] parameters = cell.Length == 0 ? [] : cell.Split(';');
            return new Row(table.Cell(row, 0), table.Cell(row, 1).Split(','), [.. parameters.Select(static parameter => parameter.Trim())]);
        }
    }
}
