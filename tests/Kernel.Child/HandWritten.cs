namespace SeccompSharp.Kernel.Child;

/// <summary>Programs small enough to be right by inspection, for what is not about the compiler.</summary>
internal static class HandWritten
{
    public const uint Allow = 0x7fff_0000;
    public const uint Notify = 0x7fc0_0000;
    public const uint KillProcess = 0x8000_0000;
    public const uint Errno = 0x0005_0000;

    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfBits = 0x45;
    private const ushort Return = 0x06;

    /// <summary>One answer for every call.</summary>
    public static SockFilter[] Always(uint action) => [new(Return, 0, 0, action)];

    /// <summary>One answer for one number, and Allow for all others.</summary>
    public static SockFilter[] For(long number, uint action) =>
    [
        new(LoadWord, 0, 0, 0),
        new(JumpIfEqual, 0, 1, (uint)number),
        new(Return, 0, 0, action),
        new(Return, 0, 0, Allow),
    ];

    /// <summary>One answer for one number whose argument has some bits of the low word, and Allow for all others.</summary>
    public static SockFilter[] ForBits(long number, int argument, uint bits, uint action) =>
    [
        new(LoadWord, 0, 0, 0),
        new(JumpIfEqual, 0, 3, (uint)number),
        new(LoadWord, 0, 0, (uint)(16 + (8 * argument))),
        new(JumpIfBits, 0, 1, bits),
        new(Return, 0, 0, action),
        new(Return, 0, 0, Allow),
    ];
}
