using SeccompSharp.Kernel.Child.Policies;

namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>What a condition on an argument lets through.</summary>
internal static unsafe class ArgumentCases
{
    private const long Unix = 1;
    private const long Internet = 2;
    private const long Stream = 1;

    // Every bit that the kernel discards from an int.
    private const long Garbage = unchecked((long)0xdead_beef_0000_0000);

    public static void Int(string[] args)
    {
        NoInternet.Install();
        Report.Line("denied", Native.Call(Nr.Socket, Internet, Stream, 0));
        Report.Line("denied with garbage", Native.Call(Nr.Socket, Garbage | Internet, Stream, 0));
        Report.Line("other", Native.Call(Nr.Socket, Unix, Stream, 0) > 0 ? "made" : "not made");
        OnlyUnixSockets.Install();
        Report.Line("allowed with garbage", Native.Call(Nr.Socket, Garbage | Unix, Stream, 0) > 0 ? "made" : "not made");
    }

    public static void ByCommand(string[] args)
    {
        const long SetSignal = 10, GetDescriptorFlags = 1, DuplicateFrom = 0, SetMm = 35, SetMmBrk = 7, Clear = 7, SetVal = 16;
        NoSuchCommands.Install();
        Report.Line("F_SETSIG", Native.Call(Nr.Fcntl, 0, SetSignal, 9));
        Report.Line("F_SETSIG with garbage", Native.Call(Nr.Fcntl, 0, SetSignal, Garbage | 9));
        Report.Line("F_SETSIG of another", Native.Call(Nr.Fcntl, 0, SetSignal, Garbage | 0));
        Report.Line("F_DUPFD with garbage", Native.Call(Nr.Fcntl, 0, DuplicateFrom, Garbage | 0x5ec0));
        Report.Line("F_GETFD", Native.Call(Nr.Fcntl, 0, GetDescriptorFlags, 0x5ec0));
        Report.Line("F_GETFD beyond", Native.Call(Nr.Fcntl, 0, GetDescriptorFlags, Garbage | 0x5ec0) >= 0 ? "made" : "not made");
        Report.Line("PR_SET_MM with garbage", Native.Call(Nr.Prctl, SetMm, Garbage | SetMmBrk, 0, 0, 0));
        Report.Line("KEYCTL_CLEAR with garbage", Native.Call(Nr.Keyctl, Clear, Garbage | 77777));
        Report.Line("SETVAL with garbage", Native.Call(Nr.Semctl, -1, 0, SetVal, Garbage | 5));
        Report.Line("SETVAL of another", Native.Call(Nr.Semctl, -1, 0, SetVal, Garbage | 6));
    }

    public static void SignedLong(string[] args)
    {
        NoFarSeek.Install();
        fixed (byte* name = "/proc/self/exe\0"u8)
        {
            long file = Native.Call(Nr.Openat, -100, (nint)name, 0);
            Report.Line("at the border", Native.Call(Nr.Lseek, file, 0x1_0000_0000, 0));
            Report.Line("beyond", Native.Call(Nr.Lseek, file, 0x1_0000_0001, 0));
            Report.Line("high word only", Native.Call(Nr.Lseek, file, 0x2_0000_0000, 0));
            Report.Line("low word only", Native.Call(Nr.Lseek, file, 0xffff_ffff, 0));
            Report.Line("negative", Native.Call(Nr.Lseek, file, -1, 0));
        }
    }
}
