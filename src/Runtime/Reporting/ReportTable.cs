using System;
using System.Runtime.InteropServices;
using SeccompSharp.Syscalls;

namespace SeccompSharp.Reporting;

/// <summary>What the reporter's machine code reads, laid behind it. The offsets are those of MachineCode/Reporter.x64.s.</summary>
internal unsafe ref struct ReportTable
{
    /// <summary>The room for it, and for the code before it and the state behind it.</summary>
    public const int Size = 0x10000;

    private const int AbiSize = 20;
    private const int Native = 0;
    private const int Compat = Native + AbiSize;
    private const int Other = Compat + AbiSize;
    private const int X32 = Other + AbiSize;
    private const int Modules = 80;
    private const int Unknown = 88;
    private const int HeaderSize = 96;

    private const int ModuleSize = 40;
    private const int MostModules = 400;
    private const int LongestModule = 47;

    /// <summary>The calls of an index: more than any ABI's table has without a gap.</summary>
    private const int IndexSize = 512;

    private readonly byte* _start;
    private int _end;
    private int _modules;

    private ReportTable(byte* start)
    {
        _start = start;
        _end = HeaderSize;
    }

    /// <summary>Fills the table.</summary>
    /// <param name="start"><see cref="Size"/> bytes of zeros.</param>
    public static void Write(byte* start)
    {
        var table = new ReportTable(start);
        table.WriteAbis();
        table.WriteModules();
    }

    private void WriteAbis()
    {
        int unknown = _end;
        WriteEntry("syscall"u8, "pppppp"u8);
        *(int*)(_start + Unknown) = unknown;
        WriteText(Other, "another ABI"u8);
        if (RuntimeInformation.ProcessArchitecture == Architecture.Arm64)
        {
            WriteAbi(Native, 0xc000_00b7, "aarch64"u8, SyscallNames.Arm64);
            return;
        }

        // AUDIT_ARCH_X86_64 and AUDIT_ARCH_I386. What x32 shares with x86_64 has the same numbers there but for one bit.
        WriteAbi(Native, 0xc000_003e, "x86_64"u8, SyscallNames.X64);
        WriteAbi(Compat, 0x4000_0003, "x86"u8, SyscallNames.X86);
        Buffer.MemoryCopy(_start + Native, _start + X32, AbiSize, AbiSize);
        WriteText(X32, "x32"u8);
    }

    private void WriteAbi(int at, uint token, ReadOnlySpan<byte> name, ReadOnlySpan<byte> calls)
    {
        WriteText(at, name);
        int index = _end;
        _end += IndexSize * sizeof(ushort);
        *(uint*)(_start + at) = token;
        *(int*)(_start + at + 4) = IndexSize;
        *(int*)(_start + at + 8) = index;
        while (SyscallLine.TryRead(ref calls, out SyscallLine line))
        {
            if (line.Number >= IndexSize)
                continue;
            *(ushort*)(_start + index + (line.Number * sizeof(ushort))) = (ushort)(_end - index);
            WriteEntry(line.Name, line.Parameters);
        }
    }

    /// <summary>A length, a name, the number of parameters, their kinds.</summary>
    private void WriteEntry(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> letters)
    {
        _start[_end++] = (byte)name.Length;
        Append(name);
        _start[_end++] = (byte)letters.Length;
        foreach (byte letter in letters)
            _start[_end++] = (byte)KindOf(letter);
    }

    private static ArgumentKind KindOf(byte letter) => letter switch
    {
        (byte)'i' => ArgumentKind.Int,
        (byte)'x' => ArgumentKind.HexInt,
        (byte)'m' => ArgumentKind.Mode,
        (byte)'u' => ArgumentKind.Unsigned,
        (byte)'d' => ArgumentKind.Directory,
        (byte)'w' => ArgumentKind.UnsignedInt,
        (byte)'l' => ArgumentKind.Long,
        _ => ArgumentKind.Hex,
    };

    /// <summary>The name of an ABI, at the end of its five words.</summary>
    private void WriteText(int abi, scoped ReadOnlySpan<byte> text)
    {
        *(int*)(_start + abi + 12) = _end;
        *(int*)(_start + abi + 16) = text.Length;
        Append(text);
    }

    private void Append(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(new Span<byte>(_start + _end, text.Length));
        _end += text.Length;
    }

    /// <summary>What of the process' memory is code now, and of which file. What is loaded later has an address only.</summary>
    private void WriteModules()
    {
        _end = (_end + 7) & ~7;
        int first = _end;
        *(int*)(_start + Modules) = first;
        _end += MostModules * ModuleSize;
        var maps = new MemoryMap(stackalloc byte[8192]);
        while (maps.Read(out MemoryMap.Mapping mapping) && _modules < MostModules)
        {
            ReadOnlySpan<byte> name = mapping.Name;
            if (name.Length > LongestModule)
                name = name[..LongestModule];
            if (_end + name.Length > Size)
                break;
            byte* module = _start + first + (_modules++ * ModuleSize);
            ((ulong*)module)[0] = mapping.Start;
            ((ulong*)module)[1] = mapping.End;
            ((ulong*)module)[2] = mapping.Base;
            ((int*)module)[6] = _end;
            ((int*)module)[7] = name.Length;
            ((int*)module)[8] = IsLibc(name) ? 1 : 0;
            Append(name);
        }

        maps.Close();
        *(int*)(_start + Modules + 4) = _modules;
    }

    private static bool IsLibc(ReadOnlySpan<byte> name) =>
        name.StartsWith("libc."u8) || name.StartsWith("libc-"u8) || name.StartsWith("ld-musl"u8) || name.StartsWith("libpthread"u8);
}
