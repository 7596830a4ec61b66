using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Proof;

/// <summary>What <see cref="Equivalence"/> found out. Only <see cref="Proven"/> is a pass.</summary>
/// <remarks>Immutable.</remarks>
public abstract record ProofResult
{
    private ProofResult()
    {
    }

    /// <summary>Whether the program is shown to be the policy.</summary>
    public bool Holds => this is Proven;

    /// <summary>What to tell the user: null when the proof holds, else an error.</summary>
    /// <param name="place">The policy that the program was made from.</param>
    public Finding? ToFinding(Place place) => this switch
    {
        Refuted refuted => Finding.Of(
            FindingKinds.ProgramDiffersFromPolicy, place, Describe(refuted.Call) + Describe(refuted.Values), refuted.Expected.ToString(),
            SyscallAction.FromReturnValue(refuted.Actual).ToString()),
        Undecided undecided => Finding.Of(FindingKinds.ProgramNotProven, place, undecided.Reason),
        _ => null,
    };

    /// <summary>The program returns, for every call there can be, exactly the policy's action.</summary>
    public sealed record Proven : ProofResult;

    /// <summary>A call for which it does not. Both sides were computed once more, concretely, before this was said.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Expected">What the policy wants.</param>
    /// <param name="Actual">What the program returns.</param>
    public sealed record Refuted(SeccompData Call, SyscallAction Expected, uint Actual) : ProofResult
    {
        /// <summary>The values of variables for which that is so.</summary>
        public ImmutableEquatableArray<VariableValue> Values { get; init; } = ImmutableEquatableArray<VariableValue>.Empty;
    }

    /// <summary>Neither shown nor refuted: the program is outside of what can be decided within bounds.</summary>
    /// <param name="Reason">Why, as the end of a sentence that begins "because".</param>
    public sealed record Undecided(string Reason) : ProofResult;

    private static string Describe(SeccompData call) =>
        $"arch {Numerals.Hex(call.Arch)}, nr {Numerals.Hex(call.Nr)}, args {string.Join(" ", call.Args.Select(Numerals.Hex))}";

    private static string Describe(ImmutableEquatableArray<VariableValue> values) =>
        string.Concat(values.Select(value => $", ${value.Name} {Numerals.Hex(value.Value)}"));
}

/// <summary>The value of a variable in a counterexample.</summary>
/// <param name="Name">The variable, without the sign <c>$</c>.</param>
/// <param name="Value">Its 64 bits.</param>
public sealed record VariableValue(string Name, ulong Value);
