using System;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What a layout is free to choose; nothing chosen is the plan to begin with.</summary>
internal sealed class LayoutPlan
{
    public LayoutPlan(int nodes) => (Swaps, Repeats) = (new bool[nodes], new bool[nodes]);

    private LayoutPlan(LayoutPlan other) => (Swaps, Repeats) = ((bool[])other.Swaps.Clone(), (bool[])other.Repeats.Clone());

    /// <summary>For each node: lay the smaller successor first, so that the larger one comes nearer.</summary>
    public bool[] Swaps { get; }

    /// <summary>For each node: a test that leads to a return gets a copy of it right behind it.</summary>
    public bool[] Repeats { get; }

    public LayoutPlan Clone() => new(this);
}
