using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Policies.Compilation;

/// <summary>One of the 32-bit words of seccomp_data that a decision reads: number, token, or half an argument.</summary>
internal readonly record struct Word(int Id)
{
    public static Word Nr => new(0);

    public static Word Arch => new(1);

    public static Word Low(int argument) => new(2 + (2 * argument));

    public static Word High(int argument) => new(3 + (2 * argument));

    public bool IsArgument => Id >= 2;

    public int Argument => (Id - 2) / 2;

    public bool IsHigh => IsArgument && Id % 2 == 1;

    public uint Offset(bool littleEndian) => Id switch
    {
        0 => SeccompData.NrOffset,
        1 => SeccompData.ArchOffset,
        _ => SeccompData.ArgumentOffset(Argument, IsHigh, littleEndian),
    };
}
