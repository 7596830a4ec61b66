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
