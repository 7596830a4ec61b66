using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>What every system call takes, from Syscalls/Data/prototypes.tsv and effective-bits.tsv.</summary>
/// <remarks>The tables are read at first use; every member is thread-safe.</remarks>
public static class Prototypes
{
    /// <summary>A filter sees six arguments (seccomp_data.args); mips o32 passes a seventh on the stack.</summary>
    private const int MaxParameters = 6;

    private static readonly Lazy<Row[]> s_rows = new(
        () => [.. DataFile.Lines("prototypes.tsv").Skip(1).Select(Row.Read)], LazyThreadSafetyMode.ExecutionAndPublication);

    private static readonly Lazy<string[][]> s_effectiveBits = new(
        () => [.. DataFile.Lines("effective-bits.tsv").Skip(1).Select(line => line.Split('\t'))], LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The prototype of a call, if <paramref name="abi"/> has it and it is known what the call takes.</summary>
    public static bool TryGet(Abi abi, string name, [NotNullWhen(true)] out Prototype? prototype)
    {
        prototype = SyscallTable.TryGetNumber(abi, name, out _) && Find(abi, name) is { } row
            ? new Prototype(name, Read(abi, row).Take(MaxParameters).ToImmutableEquatableArray())
            : null;
        return prototype is not null;
    }

    /// <summary>The row that lists the ABI, else the one for all others.</summary>
    private static Row? Find(Abi abi, string name)
    {
        Row[] rows = s_rows.Value;
        int first = Array.FindIndex(rows, row => row.Name == name);
        if (first < 0)
            return null;
        IEnumerable<Row> named = rows.Skip(first).TakeWhile(row => row.Name == name);
        return named.FirstOrDefault(row => row.Abis.Contains(abi.Table)) ?? named.FirstOrDefault(row => row.IsForAllOthers);
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
        string? bits = s_effectiveBits.Value.FirstOrDefault(cells => cells[0] == syscall && cells[1] == parameter)?[2]
            ?? (kind is "ptr" or "addr" ? "64" : kind.Substring(1));
        return int.Parse(bits, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private sealed record Row(string Name, string[] Abis, string[] Parameters)
    {
        public bool IsForAllOthers => Abis[0] == "*";

        public static Row Read(string line)
        {
            string[] cells = line.Split('\t');
            string[] parameters = cells[3].Length == 0 ? [] : cells[3].Split([";"], StringSplitOptions.None);
            return new Row(cells[0], cells[1].Split(','), [.. parameters.Select(parameter => parameter.Trim())]);
        }
    }
}
