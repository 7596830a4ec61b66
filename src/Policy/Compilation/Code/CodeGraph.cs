using System.Collections.Generic;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Compilation;

/// <summary>One instruction whose successors are nodes, not distances yet.</summary>
/// <param name="Code">The operation.</param>
/// <param name="K">Its constant.</param>
/// <param name="Next">Where a test that holds goes, and every other instruction; -1 for a return.</param>
/// <param name="IfFalse">Where a test that fails goes; -1 for all else.</param>
/// <param name="InstallTest">Of which variable, and which half, the constant is; null for one that is known.</param>
internal readonly record struct CodeNode(ushort Code, uint K, int Next, int IfFalse, InstallTest? InstallTest = null)
{
    public bool IsReturn => Next < 0;

    public bool IsTest => IfFalse >= 0;
}

/// <summary>Instructions before they have places. Equal instructions with equal successors are one node.</summary>
/// <remarks>A node's number is greater than the numbers of its successors.</remarks>
internal sealed class CodeGraph
{
    private readonly List<CodeNode> _nodes = [];
    private readonly Dictionary<CodeNode, int> _numbers = [];

    public int Count => _nodes.Count;

    public CodeNode this[int node] => _nodes[node];

    public int Return(uint value) => Intern(new CodeNode(Opcode.RetK, value, -1, -1));

    public int Load(uint offset, int next) => Intern(new CodeNode(Opcode.LdWAbs, offset, next, -1));

    public int And(uint mask, int next) => Intern(new CodeNode(Opcode.AndK, mask, next, -1));

    public int Test(ushort code, uint k, int ifTrue, int ifFalse) => Intern(new CodeNode(code, k, ifTrue, ifFalse));

    /// <summary>Compares with what is known at installation; until then with 0, or with the placeholder of what is built in.</summary>
    public int Test(InstallTest test, int ifTrue, int ifFalse)
    {
        ulong placeholder = BuiltInVariable.Find(test.Variable)?.Placeholder ?? 0;
        uint half = (uint)(test.IsHigh ? placeholder >> 32 : placeholder);
        return Intern(new CodeNode(Opcode.JeqK, half, ifTrue, ifFalse, test));
    }

    private int Intern(CodeNode node)
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
