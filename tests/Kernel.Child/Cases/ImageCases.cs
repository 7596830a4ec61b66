using System;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeccompSharp.Kernel.Child.Policies;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Where a generated filter is, and what asking for it costs.</summary>
internal static unsafe class ImageCases
{
    public static void AllocatedBytes(string[] args)
    {
        long start = GC.GetAllocatedBytesForCurrentThread();
        int length = ConsoleProgram.Filter.Length;
        long first = GC.GetAllocatedBytesForCurrentThread();
        length += ConsoleProgram.Filter.Length;
        long second = GC.GetAllocatedBytesForCurrentThread();
        ConsoleProgram.Install();
        long install = GC.GetAllocatedBytesForCurrentThread();
        Report.Line("first", first - start);
        Report.Line("second", second - first);
        Report.Line("install", install - second);
        Report.Line("length", length);
    }

    /// <summary>The line of /proc/self/maps that the filter lies in.</summary>
    public static void Mapping(string[] args)
    {
        ReadOnlySpan<SockFilter> filter = ConsoleProgram.Filter;
        ulong start = (ulong)Unsafe.AsPointer(ref MemoryMarshal.GetReference(filter));
        ulong end = start + (ulong)filter.Length * 8;
        foreach (string line in File.ReadLines("/proc/self/maps"))
        {
            string[] parts = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
            string[] range = parts[0].Split('-');
            if (start < ulong.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                || end > ulong.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture))
                continue;
            Report.Line("permissions", parts[1]);
            Report.Line("file", parts.Length > 5 ? parts[5] : "none");
        }
    }
}
