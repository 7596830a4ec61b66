using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Diagrams;

namespace SeccompSharp.Policies.Stages;

/// <summary>Two stages as diagrams over the same calls.</summary>
internal sealed class StageDiagrams
{
    private readonly PolicyMap _earlier;
    private readonly PolicyMap _later;

    public StageDiagrams(Stage earlier, Stage later, CancellationToken cancellation)
    {
        (Earlier, Later) = (earlier, later);
        Diagrams = new DecisionDiagrams(cancellation);
        Arithmetic = new BitVectorArithmetic(Diagrams);
        // Which half of an argument comes first in memory makes no difference to what it compares to.
        Call = new CallBits(Diagrams, littleEndian: true);
        Conditions = new ConditionDiagram(Diagrams, Arithmetic, Call, new VariablePredicates(Diagrams));
        _earlier = new PolicyMap(earlier.Bound, Diagrams, Conditions);
        _later = new PolicyMap(later.Bound, Diagrams, Conditions);
    }

    public Stage Earlier { get; }

    public Stage Later { get; }

    public DecisionDiagrams Diagrams { get; }

    public BitVectorArithmetic Arithmetic { get; }

    public CallBits Call { get; }

    public ConditionDiagram Conditions { get; }

    /// <summary>What the earlier stage answers to a number, with the arguments for which it does.</summary>
    public PolicyMap.Verdict[] InEarlier(uint arch, uint number) => Verdicts(_earlier, arch, number);

    /// <summary>The same of the later stage.</summary>
    public PolicyMap.Verdict[] InLater(uint arch, uint number) => Verdicts(_later, arch, number);

    /// <summary>Whether an answer wins over another one: the kernel's precedence, which knows kinds only.</summary>
    public static bool IsStricter(PolicyMap.Verdict one, PolicyMap.Verdict other) =>
        unchecked((int)(one.ReturnValue & 0xffff_0000) < (int)(other.ReturnValue & 0xffff_0000));

    private static PolicyMap.Verdict[] Verdicts(PolicyMap map, uint arch, uint number) =>
        map.Tokens.FirstOrDefault(token => token.Arch == arch) is { } token
            ? token.Cells.First(cell => cell.Nr.Contains(number)).Verdicts
            : map.Foreign;
}
