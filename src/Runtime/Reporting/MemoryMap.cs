using System;

namespace SeccompSharp.Reporting;

/// <summary>The executable mappings of files in this process, from /proc/self/maps (proc_pid_maps(5)).</summary>
/// <remarks>Read with system calls into a buffer of the caller's: a FileStream and its strings would be the larger part of
/// a small program.</remarks>
internal ref struct MemoryMap
{
    private readonly Span<byte> _buffer;
    private readonly nint _file;
    private int _start;
    private int _end;

    /// <summary>Where the mappings of the last line's file begin, and what tells its path from others.</summary>
    private ulong _base;
    private uint _path;

    /// <param name="buffer">Longer than a line; what does not fit ends the reading.</param>
    public MemoryMap(Span<byte> buffer)
    {
        _buffer = buffer;
        _file = Kernel.Open("/proc/self/maps\0"u8);
    }

    /// <summary>The next; false when there is none, or the file cannot be read.</summary>
    public bool Read(out Mapping mapping)
    {
        // 7f1c2a000000-7f1c2a022000 r-xp 00001000 08:01 131090   /usr/lib/libc.so.6
        while (ReadLine(out ReadOnlySpan<byte> line))
        {
            ulong start = Hex(ref line);
            ulong end = Hex(ref line);
            int slash = line.IndexOf((byte)'/');
            if (slash < 0)
                continue;
            ReadOnlySpan<byte> path = line[slash..];
            uint sum = SumOf(path);
            if (sum != _path)
                (_path, _base) = (sum, start);

            // Memory of the JIT has a name too, and no place in it that would say anything later.
            if (line[2] != (byte)'x' || path.StartsWith("/memfd:"u8))
                continue;
            mapping = new Mapping(start, end, _base, path[(path.LastIndexOf((byte)'/') + 1)..]);
            return true;
        }

        mapping = default;
        return false;
    }

    public readonly void Close()
    {
        if (_file >= 0)
            Kernel.Close(_file);
    }

    private bool ReadLine(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            Span<byte> unread = _buffer[_start.._end];
            int length = unread.IndexOf((byte)'\n');
            if (length >= 0)
            {
                line = unread[..length];
                _start += length + 1;
                return true;
            }

            unread.CopyTo(_buffer);
            (_start, _end) = (0, unread.Length);
            nint read = _file >= 0 && _end < _buffer.Length ? Kernel.Read(_file, _buffer[_end..]) : 0;
            if (read <= 0)
            {
                line = default;
                return false;
            }

            _end += (int)read;
        }
    }

    /// <summary>Reads a number and the character behind it.</summary>
    private static ulong Hex(ref ReadOnlySpan<byte> line)
    {
        ulong value = 0;
        int at = 0;
        for (; at < line.Length && char.IsAsciiHexDigit((char)line[at]); at++)
            value = (value << 4) | (uint)(line[at] <= '9' ? line[at] - '0' : (line[at] | 0x20) - 'a' + 10);
        line = at < line.Length ? line[(at + 1)..] : [];
        return value;
    }

    private static uint SumOf(ReadOnlySpan<byte> path)
    {
        uint sum = 2166136261; // FNV-1a
        foreach (byte value in path)
            sum = (sum ^ value) * 16777619;
        return sum;
    }

    /// <summary>A mapping of code.</summary>
    /// <param name="start">Its first address.</param>
    /// <param name="end">The address behind its last.</param>
    /// <param name="base">Where the first mapping of the same file is.</param>
    /// <param name="name">The file's name, without its folder; good until the next mapping is read.</param>
    public readonly ref struct Mapping(ulong start, ulong end, ulong @base, ReadOnlySpan<byte> name)
    {
        public ulong Start { get; } = start;

        public ulong End { get; } = end;

        public ulong Base { get; } = @base;

        public ReadOnlySpan<byte> Name { get; } = name;
    }
}
