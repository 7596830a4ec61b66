using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>"This word is that half of that variable", as diagrams: for each word, variable and half one that may be true
/// or false, independent of all else.</summary>
/// <remarks>
/// Nothing is assumed about values. So whatever is shown holds for every value of every variable; and what a program
/// decided by knowing a value would be refused, though it were right for that value. Words are the same exactly when
/// their diagrams are, so a program may compute the word that it compares in any way.
/// </remarks>
internal sealed class VariablePredicates(DecisionDiagrams diagrams)
{
    private readonly Dictionary<(BitVector BitVector, string Variable, bool IsHigh), int> _predicates = [];

    /// <summary>Whether any was asked for.</summary>
    public bool Any => _predicates.Count > 0;

    /// <summary>The predicate that 32 bits are a half of a variable.</summary>
    public int Equal(BitVector word, string variable, bool isHigh)
    {
        if (!_predicates.TryGetValue((word, variable, isHigh), out int predicate))
        {
            predicate = diagrams.Variable(CallBits.FirstFreeLevel + _predicates.Count);
            _predicates.Add((word, variable, isHigh), predicate);
        }

        return predicate;
    }

    /// <summary>The instructions of a program that compare with variables, by number.</summary>
    /// <exception cref="UndecidedException">One of them does not, or is named twice.</exception>
    public static Dictionary<int, Patch> PatchesOf(Program program)
    {
        var patches = new Dictionary<int, Patch>();
        foreach (Patch patch in program.Patches)
        {
            bool isComparison = patch.Instruction >= 0 && patch.Instruction < program.Instructions.Count
                && program.Instructions[patch.Instruction].Code == Opcode.JeqK;
            if (!isComparison || patches.ContainsKey(patch.Instruction))
                throw new UndecidedException($"instruction {patch.Instruction} is to be compared with a variable and cannot be");
            patches.Add(patch.Instruction, patch);
        }

        return patches;
    }
}
