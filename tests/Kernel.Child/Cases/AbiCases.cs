using System;
using SeccompSharp.Kernel.Child.Policies;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Calls by another convention, and by numbers that nobody has.</summary>
internal static unsafe class AbiCases
{
    private const int GetpidOnX86 = 20;
    private const int GetppidOnX86 = 64;
    private const int SocketcallOnX86 = 102;
    private const int IpcOnX86 = 117;
    private const int SocketOnX86 = 359;
    private const int SocketCall = 1;
    private const int BindCall = 2;
    private const int SemgetCall = 2;
    private const int NoSuchKey = 0x5ec0_0001;
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

    public static void Multiplexed(string[] args)
    {
        delegate* unmanaged<int, int, int, int, long> call = MachineCode.LoadX86Call();
        int* unix = LowMemory(1, 1, 0);
        Report.Line("unfiltered socket", call(SocketcallOnX86, SocketCall, (int)unix, 0) > 0 ? "made" : "not made");
        Report.Line("unfiltered semget", call(IpcOnX86, SemgetCall, NoSuchKey, 1));
        DenySocketsOnX86Too.Install();
        Report.Line("socket", call(SocketcallOnX86, SocketCall, (int)unix, 0));
        Report.Line("bind", call(SocketcallOnX86, BindCall, (int)LowMemory(-1, 0, 0), 0));
        Report.Line("semget", call(IpcOnX86, SemgetCall, NoSuchKey, 1));
        Report.Line("semget of another version", call(IpcOnX86, SemgetCall | 1 << 16, NoSuchKey, 1));
        Report.Line("native socket", Native.Call(Nr.Socket, 1, 1, 0));
    }

    public static void MultiplexedCondition(string[] args)
    {
        delegate* unmanaged<int, int, int, int, long> call = MachineCode.LoadX86Call();
        int* internet = LowMemory(2, 1, 0);
        int* unix = LowMemory(1, 1, 0);
        DenyInternetOnX86Too.Install();
        Report.Line("internet", call(SocketcallOnX86, SocketCall, (int)internet, 0));
        Report.Line("unix", call(SocketcallOnX86, SocketCall, (int)unix, 0));
        Report.Line("direct unix", call(SocketOnX86, 1, 1, 0) > 0 ? "made" : "not made");
        Report.Line("direct internet", call(SocketOnX86, 2, 1, 0));
    }

    public static void MultiplexerNamed(string[] args)
    {
        delegate* unmanaged<int, int, int, int, long> call = MachineCode.LoadX86Call();
        int* unix = LowMemory(1, 1, 0);
        DenySocketButNotSocketcall.Install();
        Report.Line("socket", call(SocketcallOnX86, SocketCall, (int)unix, 0) > 0 ? "made" : "not made");
    }

    /// <summary>Words where a 32-bit pointer reaches.</summary>
    private static int* LowMemory(params ReadOnlySpan<int> words)
    {
        const long ReadWrite = 3, PrivateAnonymous32Bit = 2 | 32 | 64;
        int* page = (int*)Native.Call(Nr.Mmap, 0, Native.PageSize, ReadWrite, PrivateAnonymous32Bit, -1, 0);
        words.CopyTo(new Span<int>(page, words.Length));
        return page;
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
