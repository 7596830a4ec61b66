using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Policies.Compilation;

/// <summary>One of the 32-bit words of seccomp_data that a decision reads: number, token, or half an argument;
/// or the answer to a question about a variable, which is no word of the structure but is asked about like one.</summary>
internal readonly record struct Word(int Id)
{
    private const int FirstAnswer = 14; // after number, token and both halves of six arguments

    public static Word Nr => new(0);

    public static Word Arch => new(1);

    public static Word Low(int argument) => new(2 + (2 * argument));

    public static Word High(int argument) => new(3 + (2 * argument));

    /// <summary>The answer to a question about a variable, by its number: 1 for yes, 0 for no.</summary>
    public static Word AnswerTo(int installTest) => new(FirstAnswer + installTest);

    public bool IsArgument => Id >= 2;

    public bool IsAnswer => Id >= FirstAnswer;

    public int InstallTest => Id - FirstAnswer;

    public int Argument => (Id - 2) / 2;

    public bool IsHigh => IsArgument && Id % 2 == 1;

    public uint Offset(bool littleEndian) => Id switch
    {
        0 => SeccompData.NrOffset,
        1 => SeccompData.ArchOffset,
        _ => SeccompData.ArgumentOffset(Argument, IsHigh, littleEndian),
    };
}
