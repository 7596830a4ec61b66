namespace SeccompSharp.Policies.Compilation;

/// <summary>What a program costs, in nanoseconds over the life of a process. docs/compiler.md has the measurements.</summary>
internal static class CostModel
{
    /// <summary>One instruction more: the kernel copies, checks, converts and JITs it at install.</summary>
    public const double Instruction = Classic + Converted + (JitPasses * JitPass);

    /// <summary>A test more both of whose branches jump: the converter makes two instructions of it.</summary>
    public const double TwoWayJump = Converted + (JitPasses * JitPass);

    /// <summary>One instruction more on the path of a number that the kernel emulates at install to fill its allow cache.</summary>
    public const double EmulatedStep = 2.4;

    /// <summary>One instruction more on the path of a call that runs the filter.</summary>
    public const double ExecutedStep = 0.2;

    /// <summary>One instruction more on the longest path: a bound on what any call can be made to cost.</summary>
    public const double LongestPath = 6 * Instruction;

    /// <summary>One instruction more before conversion.</summary>
    public const double Classic = 105;

    /// <summary>One instruction more after it.</summary>
    public const double Converted = 10;

    /// <summary>One pass of x86_64's JIT more over one instruction.</summary>
    public const double JitPass = 13;

    /// <summary>How many passes there are until a layout is chosen.</summary>
    private const double JitPasses = 5;
}
