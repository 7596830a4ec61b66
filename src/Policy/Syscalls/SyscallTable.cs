using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>Names and numbers of the system calls of every ABI, from Syscalls/Data/syscalls.tsv.</summary>
/// <remarks>
/// Names are the kernel's and compare ordinally. What is asked for is read at first use; every member is thread-safe.
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
        uint? found = row < 0 ? null : s_data.Value.Column(abi).NumberOf(row);
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
        s_data.Value.Find(name) is >= 0 and int row && s_data.Value.IsStub(row, abi);

    /// <summary>The version of Linux that brought the call to its first ABI; null if it is not known.</summary>
    public static KernelVersion? Since(string name) =>
        s_data.Value.Find(name) is >= 0 and int row ? s_data.Value.Since(row) : null;

    /// <summary>The highest number in the table, not counting those that arm keeps for itself (0xf0001 and up).</summary>
    public static uint HighestNumber(Abi abi) => s_data.Value.Column(abi).Highest;

    /// <summary>The calls of an ABI, ascending by number; every number once.</summary>
    public static IReadOnlyList<Syscall> Of(Abi abi) => s_data.Value.Column(abi).Calls;

    /// <summary>The file: one row a name, one column a table of numbers.</summary>
    private sealed class Data
    {
        private const int SinceColumn = 1;

        private readonly DataTable _table = DataTable.Read("syscalls.tsv");
        private readonly Lazy<string[]> _names;
        private readonly Lazy<Column>[] _columns;
        private readonly int _stub;

        private Data()
        {
            _names = new(ReadNames, LazyThreadSafetyMode.ExecutionAndPublication);
            _stub = Array.IndexOf(_table.Columns, "stub");
            _columns = new Lazy<Column>[_stub];
            for (int i = SinceColumn + 1; i < _stub; i++)
            {
                int column = i;
                _columns[i] = new(() => new Column(_table, column, _stub + 1, _names.Value), LazyThreadSafetyMode.ExecutionAndPublication);
            }
        }

        public KernelVersion KernelVersion { get; } = DataFile.KernelVersion("syscalls.tsv");

        public string[] Names => _names.Value;

        public static Data Read() => new();

        public int Find(string name) => _table.Find(name);

        public bool IsStub(int row, Abi abi) => Lists(_table.Cell(row, _stub), abi.Table);

        public KernelVersion? Since(int row) =>
            Syscalls.KernelVersion.TryParse(_table.Cell(row, SinceColumn), out KernelVersion since) ? since : null;

        public Column Column(Abi abi) => _columns[Array.IndexOf(_table.Columns, abi.Table, SinceColumn + 1)].Value;

        private string[] ReadNames()
        {
            string[] names = new string[_table.Count];
            for (int row = 0; row < names.Length; row++)
                names[row] = _table.Cell(row, 0);
            return names;
        }
    }

    private static bool Lists(string cell, string table) => cell.Length > 0 && Array.IndexOf(cell.Split(','), table) >= 0;

    /// <summary>The numbers of one ABI, by row of the table and by number.</summary>
    private sealed class Column
    {
        /// <summary>One more than the number, so that 0 is none.</summary>
        private readonly ulong[] _numbers;

        public Column(DataTable table, int column, int aliases, string[] names)
        {
            _numbers = new ulong[table.Count];
            var calls = new List<Syscall>(table.Count);
            for (int row = 0; row < table.Count; row++)
            {
                if (table.Number(row, column) is not { } number)
                    continue;
                _numbers[row] = number + 1ul;
                if (!Lists(table.Cell(row, aliases), table.Columns[column]))
                    calls.Add(new Syscall(names[row], number));
            }

            calls.Sort(static (one, other) => one.Number.CompareTo(other.Number));
            Calls = calls.ToArray();
            int last = Calls.Length - 1;
            while (table.Columns[column] == "arm" && Calls[last].Number >= ArmPrivate)
                last--;
            Highest = Calls[last].Number;
        }

        public Syscall[] Calls { get; }

        public uint Highest { get; }

        public uint? NumberOf(int row) => _numbers[row] == 0 ? null : (uint)(_numbers[row] - 1);
    }
}
