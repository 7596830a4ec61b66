using System.Collections.Generic;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What a node of a decision graph does.</summary>
internal enum DecisionKind : byte
{
    /// <summary>Ends with the return value <see cref="DecisionNode.K"/>.</summary>
    Return,

    /// <summary>Asks <c>(word &amp; mask) == K</c>.</summary>
    Equal,

    /// <summary>Asks <c>(word &amp; mask) &gt;= K</c>.</summary>
    AtLeast,

    /// <summary>Asks <c>(word &amp; K) != 0</c>.</summary>
    AnyBit,

    /// <summary>Asks whether <c>word &amp; mask</c> is what the <see cref="Compilation.InstallTest"/> of number <c>K</c> asks for.</summary>
    InstallTest,
}

/// <summary>A node: a question about one word, and the nodes for yes and no; or a return.</summary>
internal readonly record struct DecisionNode(DecisionKind Kind, Word Word, uint Mask, uint K, int IfTrue, int IfFalse);

/// <summary>
/// The decisions of a filter as a graph without cycles in which equal nodes are one node: what shares returns,
/// condition tails and whole subtrees across syscalls and ABIs.
/// </summary>
/// <remarks>A node's number is greater than the numbers of the nodes it leads to.</remarks>
internal sealed class DecisionGraph
{
    private readonly List<DecisionNode> _nodes = [];
    private readonly Dictionary<DecisionNode, int> _numbers = [];

    /// <summary>The questions about variables in the graph.</summary>
    public InstallTests InstallTests { get; } = new();

    public int Count => _nodes.Count;

    public DecisionNode this[int node] => _nodes[node];

    public int Return(SyscallAction action) => Return(action.ReturnValue);

    public int Return(uint value) => Intern(new DecisionNode(DecisionKind.Return, default, 0, value, -1, -1));

    /// <summary>(word &amp; mask) == value.</summary>
    public int Equal(Word word, uint mask, uint value, int ifTrue, int ifFalse)
    {
        if ((value & ~mask) != 0)
            return ifFalse;
        if (value == 0)
            return mask == uint.MaxValue ? Test(DecisionKind.Equal, word, mask, 0, ifTrue, ifFalse) : AnyBit(word, mask, ifFalse, ifTrue);
        bool singleBit = (mask & (mask - 1)) == 0;
        return singleBit ? AnyBit(word, mask, ifTrue, ifFalse) : Test(DecisionKind.Equal, word, mask, value, ifTrue, ifFalse);
    }

    /// <summary>(word &amp; mask) &gt;= value.</summary>
    public int AtLeast(Word word, uint mask, uint value, int ifTrue, int ifFalse)
    {
        if (value == 0)
            return ifTrue;
        if (value > mask)
            return ifFalse;
        uint lowestBit = mask & unchecked(0 - mask);
        if (mask != uint.MaxValue && value <= lowestBit)
            return AnyBit(word, mask, ifTrue, ifFalse);
        return Test(DecisionKind.AtLeast, word, mask, value, ifTrue, ifFalse);
    }

    /// <summary>(word &amp; bits) != 0.</summary>
    public int AnyBit(Word word, uint bits, int ifTrue, int ifFalse) =>
        bits == 0 ? ifFalse : Test(DecisionKind.AnyBit, word, bits, bits, ifTrue, ifFalse);

    private int Test(DecisionKind kind, Word word, uint mask, uint k, int ifTrue, int ifFalse)
    {
        if (ifTrue == ifFalse)
            return ifTrue;
        if (!word.IsAnswer)
            return Intern(new DecisionNode(kind, word, mask, k, ifTrue, ifFalse));

        // An answer has one bit: whatever is asked about it, is whether it is 1.
        InstallTest asked = InstallTests[word];
        return Intern(new DecisionNode(
            DecisionKind.InstallTest, asked.Word, asked.Mask, (uint)word.InstallTest, ifTrue, ifFalse));
    }

    private int Intern(DecisionNode node)
    {
        if (!_numbers.TryGetValue(node, out int number))
        {
            number = _nodes.Count;
            _nodes.Add(node);
            _numbers.Add(node, number);
        }

        return number;
    }
}
