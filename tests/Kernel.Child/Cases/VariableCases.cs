using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Filters whose values are known only at installation.</summary>
internal static class VariableCases
{
    private const long Position = 0x3_0000_0007;

    public static void WriteToLog(string[] args)
    {
        using SafeFileHandle other = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite);
        using SafeFileHandle log = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite);
        (int allowed, int denied) = ((int)log.DangerousGetHandle(), (int)other.DangerousGetHandle());
        long start = GC.GetAllocatedBytesForCurrentThread();
        Policies.WriteToLog.Install(allowed, Position);
        long first = GC.GetAllocatedBytesForCurrentThread();
        bool again = Policies.WriteToLog.TryInstall(allowed, Position, out SeccompInstallResult result);
        long second = GC.GetAllocatedBytesForCurrentThread();

        Report.Line("first", first - start);
        Report.Line("second", second - first);
        Report.Line("again", (again && result.Succeeded).ToString());
        Report.Line("log", Native.Write(allowed, "line\n"u8));
        Report.Line("other", Native.Write(denied, "line\n"u8));
        Report.Line("position", Native.Call(Nr.Lseek, allowed, Position, 0));
        Report.Line("other high word", Native.Call(Nr.Lseek, allowed, Position ^ (1L << 32), 0));
        Report.Line("other low word", Native.Call(Nr.Lseek, allowed, Position ^ 1, 0));
    }

    /// <summary>A value for this run says nothing about the next filter of the same class.</summary>
    public static void TwoValues(string[] args)
    {
        Policies.WriteToLog.Install(log: 7, position: 5);
        Policies.WriteToLog.Install(log: 8, position: 6);
        Report.Line("first", Native.Write(7, "line\n"u8));
        Report.Line("second", Native.Write(8, "line\n"u8));
        Report.Line("five", Native.Call(Nr.Lseek, 1000, 5, 0));
        Report.Line("six", Native.Call(Nr.Lseek, 1000, 6, 0));
        Report.Line("seven", Native.Call(Nr.Lseek, 1000, 7, 0));
    }
}
