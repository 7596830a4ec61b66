namespace SeccompSharp.Policies.Compilation;

/// <summary>What the accumulator holds: <c>word &amp; Mask</c>; a mask of 0 for nothing of use.</summary>
internal readonly record struct Accumulator(Word Word, uint Mask)
{
    /// <summary>What it holds when the node's question is asked.</summary>
    public Accumulator For(DecisionNode node)
    {
        if (node.Kind == DecisionKind.AnyBit)
            return Holds(node.Word) && (node.K & ~Mask) == 0 ? this : new Accumulator(node.Word, uint.MaxValue);
        return new Accumulator(node.Word, node.Mask);
    }

    /// <summary>How many instructions (a load, a mask) bring it from here to <paramref name="wanted"/>.</summary>
    public int InstructionsTo(Accumulator wanted)
    {
        if (wanted == this)
            return 0;
        return CanNarrowTo(wanted) || wanted.Mask == uint.MaxValue ? 1 : 2;
    }

    /// <summary>Whether a mask alone brings it to <paramref name="wanted"/>.</summary>
    public bool CanNarrowTo(Accumulator wanted) => Holds(wanted.Word) && (wanted.Mask & ~Mask) == 0;

    private bool Holds(Word word) => Mask != 0 && Word == word;
}
