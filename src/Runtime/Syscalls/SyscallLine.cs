using System;

namespace SeccompSharp.Syscalls;

/// <summary>A line of <see cref="SyscallNames"/>.</summary>
internal readonly ref struct SyscallLine
{
    private SyscallLine(uint number, ReadOnlySpan<byte> name, ReadOnlySpan<byte> parameters)
    {
        Number = number;
        Name = name;
        Parameters = parameters;
    }

    public uint Number { get; }

    public ReadOnlySpan<byte> Name { get; }

    /// <summary>A letter for each.</summary>
    public ReadOnlySpan<byte> Parameters { get; }

    /// <summary>Takes the next line from a table; false when there is none.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> table, out SyscallLine line)
    {
        line = default;
        if (table.IsEmpty)
            return false;
        int end = table.IndexOf((byte)'\n');
        ReadOnlySpan<byte> text = end < 0 ? table : table[..end];
        table = end < 0 ? [] : table[(end + 1)..];

        uint number = 0;
        int at = 0;
        for (; text[at] != ' '; at++)
            number = (number * 10) + text[at] - '0';
        text = text[(at + 1)..];
        int blank = text.IndexOf((byte)' ');
        line = new SyscallLine(number, text[..blank], text[(blank + 1)..]);
        return true;
    }
}
