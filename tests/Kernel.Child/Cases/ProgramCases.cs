using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Asks the kernel which programs it takes.</summary>
internal static class ProgramCases
{
    private const int EBUSY = 16;
    private const int EINVAL = 22;

    /// <summary>
    /// Reads programs from a file (a 32-bit count of instructions, then the instructions, over and over) and reports
    /// <c>taken</c> or <c>refused</c> for each.
    /// </summary>
    /// <remarks>
    /// None of them comes into force: the kernel checks a program first, and only then that this thread has a listener
    /// already (kernel/seccomp.c, seccomp_set_mode_filter), which is EBUSY. So one process can ask for thousands.
    /// </remarks>
    public static void Verify(string[] args)
    {
        Seccomp.Install(HandWritten.Always(HandWritten.Allow), SeccompFlags.NewListener);
        int index = 0;
        foreach (SockFilter[] program in Read(args[0]))
        {
            Seccomp.TryInstall(program, SeccompFlags.NewListener, out SeccompInstallResult result);
            Report.Line($"{index++}", result.Errno switch
            {
                EBUSY => "taken",
                EINVAL => "refused",
                _ => result.Message,
            });
        }
    }

    /// <summary>Installs the program of a file, which must let everything through, as often as the kernel takes it.</summary>
    public static void Fill(string[] args)
    {
        foreach (SockFilter[] program in Read(args[0]))
        {
            int count = 0;
            SeccompInstallResult result;
            while (Seccomp.TryInstall(program, SeccompFlags.None, out result))
                count++;
            Report.Line("count", count);
            Report.Line("message", result.Message);
        }
    }

    private static IEnumerable<SockFilter[]> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        for (int offset = 0; offset < bytes.Length;)
        {
            int length = BitConverter.ToInt32(bytes, offset);
            offset += sizeof(int);
            int size = length * 8;
            yield return MemoryMarshal.Cast<byte, SockFilter>(bytes.AsSpan(offset, size)).ToArray();
            offset += size;
        }
    }
}
