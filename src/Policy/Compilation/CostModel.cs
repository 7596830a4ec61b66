namespace SeccompSharp.Policies.Compilation;

/// <summary>
/// What a program costs, in nanoseconds over the life of a process, and what else decides between programs. docs/compiler.md
/// has the measurements. The JIT's passes are a matter of x86_64: whoever looks for a layout (<see cref="ILayoutSearch"/>)
/// counts them; without that search everything else stands as it is, and an install takes 6 to 9 % longer there.
/// </summary>
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

    /// <summary>What a jump that gets short late counts for while a layout is looked for: more than a repeated return, or the
    /// walk would never get rid of the last one.</summary>
    public const double LateJump = 300;

    /// <summary>What a number that nobody is known to call weighs: keeps a tree over such numbers balanced all the same.</summary>
    public const double UnmeasuredNumber = 0.02;

    /// <summary>Calls that one area of the class library is taken to make in a process that uses it.</summary>
    public const double CallsPerArea = 10;

    /// <summary>What arguments weigh: enough to prefer the lower of two trees of one size, not to make one larger.</summary>
    public const double Arguments = 8;

    /// <summary>How many tests a tree for several tokens must save before it pays: its leaves lie deeper (three steps more, at
    /// <see cref="LongestPath"/>).</summary>
    public const int SharedTree = 6;

    /// <summary>Fewer tests than these are not worth sharing between trees: leading to them takes an instruction and costs the
    /// tree its freedom.</summary>
    public const int SharedRun = 4;

    /// <summary>What part of a shared subtree the first tree pays that leads there: others may follow.</summary>
    public const double FirstPays = 0.8;

    /// <summary>From here on a constant costs the converter an instruction more (bpf_convert_filter sign-extends).</summary>
    public const uint TopBit = 0x8000_0000;

    /// <summary>How many passes there are until a layout is chosen.</summary>
    private const double JitPasses = 5;
}
