using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>Names and numbers of the system calls of every ABI, from Syscalls/Data/syscalls.tsv.</summary>
/// <remarks>
/// Names are the kernel's and compare ordinally. The table is read at first use; every member is thread-safe.
/// </remarks>
public static class SyscallTable
{
    /// <summary>Where arm's own calls start (__ARM_NR_BASE), far above all others.</summary>
    private const uint ArmPrivate = 0x000f_0000;

    private static readonly Lazy<Data> s_data = new(Data.Read, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The version of Linux whose calls these are. That of s390 is frozen at 6.18, the last one to have it.</summary>
    public static KernelVersion KernelVersion => s_data.Value.KernelVersion;

    /// <summary>Every name of any ABI, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => s_data.Value.Names;

    /// <summary>The number of a call, if <paramref name="abi"/> has it. A call may have two names.</summary>
    public static bool TryGetNumber(Abi abi, string name, out uint number)
    {
        int row = s_data.Value.Find(name);
        uint? found = row < 0 ? null : s_data.Value.Column(abi).Numbers[row];
        number = found.GetValueOrDefault();
        return found.HasValue;
    }

    /// <summary>The name of a number, if <paramref name="abi"/> has it: of two names, the one in the kernel's table.</summary>
    public static bool TryGetName(Abi abi, uint number, [NotNullWhen(true)] out string? name)
    {
        IReadOnlyList<Syscall> calls = Of(abi);
        int low = 0;
        for (int high = calls.Count; low < high;)
        {
            int middle = (low + high) / 2;
            if (calls[middle].Number < number)
                low = middle + 1;
            else
                high = middle;
        }

        name = low < calls.Count && calls[low].Number == number ? calls[low].Name : null;
        return name is not null;
    }

    /// <summary>Whether any ABI has a call of this name.</summary>
    public static bool IsKnown(string name) => s_data.Value.Find(name) >= 0;

    /// <summary>Whether the number is reserved on <paramref name="abi"/>, but nothing is behind it: the kernel answers ENOSYS.</summary>
    public static bool IsStub(Abi abi, string name) =>
        s_data.Value.Find(name) is >= 0 and int row && s_data.Value.Stubs[row].Contains(abi.Table);

    /// <summary>The version of Linux that brought the call to its first ABI; null if it is not known.</summary>
    public static KernelVersion? Since(string name) =>
        s_data.Value.Find(name) is >= 0 and int row ? s_data.Value.Since[row] : null;

    /// <summary>The highest number in the table, not counting those that arm keeps for itself (0xf0001 and up).</summary>
    public static uint HighestNumber(Abi abi) => s_data.Value.Column(abi).Highest;

    /// <summary>The calls of an ABI, ascending by number; every number once.</summary>
    public static IReadOnlyList<Syscall> Of(Abi abi) => s_data.Value.Column(abi).Calls;

    /// <summary>The file in memory: one row a name, one column a table of numbers.</summary>
    private sealed class Data(KernelVersion version, string[] names, KernelVersion?[] since, string[][] stubs, Column[] columns)
    {
        public KernelVersion KernelVersion => version;

        public string[] Names => names;

        public KernelVersion?[] Since => since;

        public string[][] Stubs => stubs;

        public int Find(string name) => Array.BinarySearch(names, name, StringComparer.Ordinal);

        public Column Column(Abi abi) => columns.First(column => column.Table == abi.Table);

        public static Data Read()
        {
            string[][] lines = [.. DataFile.Lines("syscalls.tsv").Select(line => line.Split('\t'))];
            string[] header = lines[0];
            string[][] rows = [.. lines.Skip(1).Select(cells => Pad(cells, header.Length))];
            int stub = Array.IndexOf(header, "stub");
            string[][] aliases = [.. rows.Select(cells => Words(cells[stub + 1]))];
            string[] names = [.. rows.Select(cells => cells[0])];

            return new Data(
                DataFile.KernelVersion("syscalls.tsv"),
                names,
                [.. rows.Select(cells => SinceOf(cells[1]))],
                [.. rows.Select(cells => Words(cells[stub]))],
                [.. Enumerable.Range(2, stub - 2).Select(column => new Column(
                    header[column], names, [.. rows.Select(cells => Number(cells[column]))],
                    [.. aliases.Select(tables => tables.Contains(header[column]))]))]);
        }

        private static string[] Pad(string[] cells, int width) => [.. cells, .. Enumerable.Repeat("", width - cells.Length)];

        private static string[] Words(string cell) => cell.Length == 0 ? [] : cell.Split(',');

        private static uint? Number(string cell) =>
            cell.Length == 0 ? null : uint.Parse(cell, NumberStyles.None, CultureInfo.InvariantCulture);

        private static KernelVersion? SinceOf(string cell) =>
            Syscalls.KernelVersion.TryParse(cell, out KernelVersion since) ? since : null;
    }

    /// <summary>The numbers of one ABI, by row of the table and by number.</summary>
    private sealed class Column
    {
        public Column(string table, string[] names, uint?[] numbers, bool[] isAlias)
        {
            Table = table;
            Numbers = numbers;
            Calls = [.. Enumerable.Range(0, names.Length)
                .Where(row => numbers[row].HasValue && !isAlias[row])
                .Select(row => new Syscall(names[row], numbers[row]!.Value))
                .OrderBy(call => call.Number)];
            Highest = Calls.Select(call => call.Number).Last(number => table != "arm" || number < ArmPrivate);
        }

        public string Table { get; }

        public uint?[] Numbers { get; }

        public Syscall[] Calls { get; }

        public uint Highest { get; }
    }
}
