using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using SeccompSharp.MachineCode;

namespace SeccompSharp.Confinement;

/// <summary>The executable that puts a filter on itself and becomes another program: elf(5), one segment, no libraries.</summary>
internal static class LauncherImage
{
    // Where the segment lies in the process. Nothing else is there: the program needs no address space.
    private const ulong Base = 0x40_0000;
    private const int HeaderSize = 64, SegmentHeaderSize = 56, CodeOffset = HeaderSize + SegmentHeaderSize;

    // Of the parameters, as MachineCode/Launcher.*.s reads them. The program is a struct sock_fprog.
    private const int Segment = 0, Program = 8, ProgramAddress = 16, Path = 24, Name = 32, ParametersSize = 40;

    /// <param name="architecture">X64 or Arm64.</param>
    /// <param name="filter">The filter to install.</param>
    /// <param name="segment">The number of the shared memory segment of the report.</param>
    /// <param name="path">The program to become.</param>
    /// <param name="name">Its name, for its argument 0.</param>
    public static byte[] Write(Architecture architecture, ReadOnlySpan<SockFilter> filter, nint segment, string path, string name)
    {
        bool isX64 = architecture == Architecture.X64;
        ReadOnlySpan<byte> code = isX64 ? LauncherCode.X64 : LauncherCode.Arm64;
        ReadOnlySpan<byte> instructions = MemoryMarshal.AsBytes(filter);
        int parameters = CodeOffset + (isX64 ? LauncherCode.X64Parameters : LauncherCode.Arm64Parameters);
        int filterOffset = parameters + ParametersSize;
        int pathOffset = filterOffset + instructions.Length;
        int nameOffset = pathOffset + Encoding.UTF8.GetByteCount(path) + 1;
        var image = new byte[nameOffset + Encoding.UTF8.GetByteCount(name) + 1];

        WriteHeaders(image, isX64 ? (ushort)62 : (ushort)183); // EM_X86_64, EM_AARCH64
        code.CopyTo(image.AsSpan(CodeOffset));
        instructions.CopyTo(image.AsSpan(filterOffset));
        Encoding.UTF8.GetBytes(path, image.AsSpan(pathOffset));
        Encoding.UTF8.GetBytes(name, image.AsSpan(nameOffset));

        Put(image, parameters + Segment, (ulong)segment);
        Put(image, parameters + Program, (ulong)filter.Length);
        Put(image, parameters + ProgramAddress, Base + (ulong)filterOffset);
        Put(image, parameters + Path, Base + (ulong)pathOffset);
        Put(image, parameters + Name, Base + (ulong)nameOffset);
        return image;
    }

    private static void WriteHeaders(byte[] image, ushort machine)
    {
        const ushort executable = 2, loaded = 1, readAndExecute = 4 | 1; // ET_EXEC, PT_LOAD, PF_R | PF_X
        const ulong largestPage = 0x1_0000;

        ReadOnlySpan<byte> identity = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]; // 64 bits, little-endian, version 1
        identity.CopyTo(image);
        Put(image, 16, executable | ((ulong)machine << 16) | (1UL << 32)); // type, machine, version
        Put(image, 24, Base + CodeOffset); // entry
        Put(image, 32, HeaderSize); // where the segment headers are
        Put(image, 52, HeaderSize | (SegmentHeaderSize << 16) | (1UL << 32)); // sizes of the headers, one segment

        Put(image, HeaderSize, loaded | ((ulong)readAndExecute << 32));
        Put(image, HeaderSize + 16, Base); // offset 0 of the file is here
        Put(image, HeaderSize + 24, Base);
        Put(image, HeaderSize + 32, (ulong)image.Length); // in the file
        Put(image, HeaderSize + 40, (ulong)image.Length); // in memory
        Put(image, HeaderSize + 48, largestPage);
    }

    private static void Put(byte[] image, int offset, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(offset), value);
}
