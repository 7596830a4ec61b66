using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace SeccompSharp.Derive.Programs;

/// <summary>The names in an ELF file's symbol table: those that it defines, and those that it wants from elsewhere.</summary>
/// <remarks>
/// 64-bit little-endian files only, which is what the NativeAOT compiler writes for Linux. Layout: elf(5), include/uapi/linux/elf.h.
/// </remarks>
/// <param name="IsObject">Whether it is an object file, not linked yet (ET_REL).</param>
/// <param name="Defined">Symbols with a section.</param>
/// <param name="Undefined">Symbols without one (SHN_UNDEF).</param>
/// <param name="Interpreter">The dynamic linker (PT_INTERP), or null.</param>
internal sealed record ElfSymbols(bool IsObject, IReadOnlySet<string> Defined, IReadOnlySet<string> Undefined, string? Interpreter)
{
    private const ushort Relocatable = 1;       // ET_REL
    private const uint ProgramInterpreter = 3;  // PT_INTERP
    private const uint SymbolTable = 2;         // SHT_SYMTAB
    private const uint DynamicSymbols = 11;     // SHT_DYNSYM
    private const int HeaderSize = 64, SectionSize = 64, SegmentSize = 56, SymbolSize = 24;

    /// <summary>Whether these are the first bytes of an ELF file.</summary>
    public static bool IsElf(ReadOnlySpan<byte> start) => start.StartsWith("\u007fELF"u8);

    /// <summary>Reads the whole of a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="dynamic">Whether what it shows the dynamic linker is meant, and not all symbols.</param>
    /// <exception cref="InvalidDataException">It is no such file, or is cut short.</exception>
    public static ElfSymbols Read(ReadOnlySpan<byte> file, bool dynamic = false)
    {
        if (file.Length < HeaderSize || !IsElf(file))
            throw new InvalidDataException("It is no ELF file.");
        if (file[4] != 2 || file[5] != 1)
            throw new InvalidDataException("It is not a 64-bit little-endian ELF file.");
        try
        {
            HashSet<string> defined = new(StringComparer.Ordinal), undefined = new(StringComparer.Ordinal);
            ReadOnlySpan<byte> sections = Table(file, U64(file, 40), U16(file, 60), SectionSize);
            for (int i = 0; i < sections.Length; i += SectionSize)
            {
                ReadOnlySpan<byte> section = sections[i..];
                if (U32(section, 4) == (dynamic ? DynamicSymbols : SymbolTable))
                    ReadTable(Content(file, section), Content(file, sections[checked((int)U32(section, 40) * SectionSize)..]), defined, undefined);
            }

            return new ElfSymbols(U16(file, 16) == Relocatable, defined, undefined, InterpreterOf(file));
        }
        catch (Exception broken) when (broken is ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The ELF file is cut short or damaged.", broken);
        }
    }

    private static void ReadTable(ReadOnlySpan<byte> symbols, ReadOnlySpan<byte> names, HashSet<string> defined, HashSet<string> undefined)
    {
        for (; symbols.Length >= SymbolSize; symbols = symbols[SymbolSize..])
        {
            ReadOnlySpan<byte> name = names[checked((int)U32(symbols, 0))..];
            int end = name.IndexOf((byte)0);
            if (end > 0)
                (U16(symbols, 6) == 0 ? undefined : defined).Add(Encoding.UTF8.GetString(name[..end]));
        }
    }

    private static string? InterpreterOf(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> segments = Table(file, U64(file, 32), U16(file, 56), SegmentSize);
        for (; segments.Length > 0; segments = segments[SegmentSize..])
        {
            if (U32(segments, 0) == ProgramInterpreter)
                return Encoding.UTF8.GetString(Slice(file, U64(segments, 8), U64(segments, 32))).TrimEnd('\0');
        }

        return null;
    }

    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> file, ulong offset, int count, int size) =>
        count == 0 ? [] : Slice(file, offset, (ulong)count * (ulong)size);

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> file, ReadOnlySpan<byte> section) =>
        Slice(file, U64(section, 24), U64(section, 32));

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> file, ulong offset, ulong length) =>
        file.Slice(checked((int)offset), checked((int)length));

    private static ushort U16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..]);
}
