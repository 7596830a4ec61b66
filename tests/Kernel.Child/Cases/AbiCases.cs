using System;
using SeccompSharp.Kernel.Child.Policies;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Calls by another convention, and by numbers that nobody has.</summary>
internal static unsafe class AbiCases
{
    private const int GetpidOnX86 = 20;
    private const int GetppidOnX86 = 64;
    private const long X32Bit = 0x4000_0000;

    public static void Covered(string[] args)
    {
        delegate* unmanaged<int, int, int, int, long> call = MachineCode.LoadX86Call();
        Report.Line("unfiltered", call(GetpidOnX86, 0, 0, 0) == Environment.ProcessId ? "own" : "other");
        DenyGetppidOnX86Too.Install();
        Report.Line("getpid", call(GetpidOnX86, 0, 0, 0) == Environment.ProcessId ? "own" : "other");
        Report.Line("getppid", call(GetppidOnX86, 0, 0, 0));
        Report.Line("native getppid", Native.Call(Nr.Getppid));
    }

    public static void Foreign(string[] args)
    {
        delegate* unmanaged<int, int, int, int, long> call = MachineCode.LoadX86Call();
        DenyGetppid.Install();
        Report.Line("getpid", call(GetpidOnX86, 0, 0, 0));
    }

    public static void X32(string[] args)
    {
        DenyGetppid.Install();
        Report.Line("skipped by a tracer", Native.Call(-1));
        Report.Line("getpid", Native.Call(X32Bit | Nr.Getpid));
    }

    public static void Unknown(string[] args)
    {
        ConsoleProgram.Install();
        Report.Line("denied", Native.Call(Nr.Getppid));
        Report.Line("beyond the table", Native.Call(5000));
        Report.Line("allowed", Native.Call(Nr.Getpid) == Environment.ProcessId ? "own" : "other");
    }

    public static void NewerThanMinKernel(string[] args)
    {
        long[] results = Confined.Run(() => OneThreadOfAnOldKernel.Filter, () =>
        [
            Native.Call(Nr.Getppid), Native.Call(Nr.PidfdOpen, -1, 0), Native.Call(Nr.Statx, -1, 0, -1, 0, 0),
        ]);
        Report.Line("old", results[0]);
        Report.Line("newer", results[1]);
        Report.Line("newer and named", results[2]);
    }
}
