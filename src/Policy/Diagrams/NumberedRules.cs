using System;
using System.Collections.Generic;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>The rules of an ABI, found by number; those of one number in the policy's order.</summary>
internal sealed class NumberedRules
{
    private readonly ImmutableEquatableArray<BoundRule> _rules;
    private readonly ulong[] _index;
    private readonly List<BoundRule> _found = [];

    public NumberedRules(ImmutableEquatableArray<BoundRule> rules)
    {
        _rules = rules;
        _index = new ulong[rules.Count];
        for (int i = 0; i < _index.Length; i++)
            _index[i] = ((ulong)rules[i].Number << 32) | (uint)i;
        Array.Sort(_index);
    }

    /// <summary>The rules for a number; the list is good until the next call.</summary>
    public List<BoundRule> For(uint number)
    {
        _found.Clear();
        int at = Array.BinarySearch(_index, (ulong)number << 32);
        for (int i = at < 0 ? ~at : at; i < _index.Length && _index[i] >> 32 == number; i++)
            _found.Add(_rules[(int)(uint)_index[i]]);
        return _found;
    }
}
