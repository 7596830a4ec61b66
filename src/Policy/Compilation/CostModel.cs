namespace SeccompSharp.Policies.Compilation;

/// <summary>What a program costs, in nanoseconds over the life of a process. docs/compiler.md has the measurements.</summary>
internal static class CostModel
{
    /// <summary>One instruction more: the kernel copies, checks, converts and JITs it at install.</summary>
    public const double Instruction = 190;

    /// <summary>A test more both of whose branches jump: the converter makes two instructions of it.</summary>
    public const double TwoWayJump = 130;

    /// <summary>One instruction more on the path of a number that the kernel emulates at install to fill its allow cache.</summary>
    public const double EmulatedStep = 3.0;

    /// <summary>One instruction more on the path of a call that runs the filter.</summary>
    public const double ExecutedStep = 0.2;

    /// <summary>One instruction more on the longest path: a bound on what any call can be made to cost.</summary>
    public const double LongestPath = 6 * Instruction;
}
