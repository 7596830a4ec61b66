using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Fuzz;

/// <summary>Makes conditions: what authors write, and what nobody would.</summary>
/// <remarks>One instance serves one policy: its conditions speak of few values, so that they meet and overlap.</remarks>
internal sealed class RandomConditions(RandomSource random, bool withVariables = false)
{
    private static readonly string[] s_variables = ["control", "log", "size"];


    private readonly ulong[] _values = [.. Enumerable.Range(0, random.Between(1, 6)).Select(_ => Value(random))];
    private readonly ulong[] _masks = [.. Enumerable.Range(0, random.Between(1, 3)).Select(_ => Mask(random))];
    private readonly int _arguments = random.Pick([1, 1, 2, 3, 6]);

    /// <summary>A condition, whose tests are 32 bits wide unless registers are wider.</summary>
    public BoundCondition Next(int registerBits) => Next(registerBits, depth: random.Between(0, 3));

    private BoundCondition Next(int registerBits, int depth)
    {
        if (depth == 0 && withVariables && random.Once(2))
            return Variable(registerBits);
        if (depth == 0)
            return random.Below(6) switch
            {
                0 => Set(registerBits),
                1 => Signed(registerBits),
                _ => Test(registerBits),
            };

        return random.Below(20) switch
        {
            0 => random.Once(2) ? BoundCondition.True : BoundCondition.False,
            < 4 => new BoundCondition.Not(Next(registerBits, depth - 1)),
            < 12 => new BoundCondition.All(Terms(registerBits, depth)),
            _ => new BoundCondition.Any(Terms(registerBits, depth)),
        };
    }

    private ImmutableEquatableArray<BoundCondition> Terms(int registerBits, int depth) => Enumerable
        .Range(0, random.Between(1, 4))
        .Select(_ => Next(registerBits, depth - 1))
        .ToImmutableEquatableArray();

    private BoundCondition Test(int registerBits)
    {
        ArgumentWidth width = Width(registerBits);
        ulong mask = random.Once(3) ? random.Pick(_masks) & Bits(width) : Bits(width);
        ulong value = Near(width);
        return new BoundCondition.Test(
            random.Below(_arguments), width, mask, random.Pick(Enum.GetValues<ComparisonOperator>()),
            random.Once(4) ? value : value & mask);
    }

    private BoundCondition.VariableTest Variable(int registerBits)
    {
        ArgumentWidth width = Width(registerBits);
        ulong mask = random.Once(3) ? random.Pick(_masks) & Bits(width) : Bits(width);
        return new BoundCondition.VariableTest(random.Below(_arguments), width, mask, random.Pick(s_variables), random.Once(2));
    }

    /// <summary>A value for each variable: one that conditions speak of, or another.</summary>
    public Dictionary<string, ulong> Values() => s_variables.ToDictionary(name => name, _ => Near(ArgumentWidth.Register));

    /// <summary>One argument is any of some values: scattered, a run, or a cube of bits.</summary>
    private BoundCondition Set(int registerBits)
    {
        ArgumentWidth width = Width(registerBits);
        int index = random.Below(_arguments);
        ulong first = Near(width);
        ulong step = random.Pick<ulong>([1, 2, 4, 3, 0x1_0000_0000, 0x8000_0000]);
        var tests = new List<BoundCondition>();
        for (int i = random.Between(2, 9); i > 0; i--)
        {
            ulong value = (random.Once(5) ? Near(width) : first ^ (step * (ulong)i)) & Bits(width);
            tests.Add(new BoundCondition.Test(index, width, Bits(width), ComparisonOperator.Equal, value));
        }

        BoundCondition any = new BoundCondition.Any(tests.ToImmutableEquatableArray());
        return random.Once(3) ? new BoundCondition.Not(any) : any;
    }

    /// <summary>A signed comparison as the binder writes it: an order of two halves.</summary>
    private BoundCondition Signed(int registerBits)
    {
        ArgumentWidth width = Width(registerBits);
        int index = random.Below(_arguments);
        ulong sign = 1ul << ((int)width - 1);
        BoundCondition Is(ComparisonOperator comparison, ulong value) =>
            new BoundCondition.Test(index, width, Bits(width), comparison, value & Bits(width));

        ulong bound = Near(width);
        bool negative = (bound & sign) != 0;
        BoundCondition[] terms = [Is(ComparisonOperator.GreaterOrEqual, sign), Is(ComparisonOperator.Less, bound)];
        return negative
            ? new BoundCondition.All(terms.ToImmutableEquatableArray())
            : new BoundCondition.Any(terms.ToImmutableEquatableArray());
    }

    private ArgumentWidth Width(int registerBits) =>
        registerBits == 64 && random.Once(2) ? ArgumentWidth.Register : ArgumentWidth.Word;

    private ulong Near(ArgumentWidth width)
    {
        ulong value = random.Pick(_values);
        return Bits(width) & random.Below(6) switch
        {
            0 => value + 1,
            1 => value - 1,
            2 => value ^ (1ul << random.Below(64)),
            _ => value,
        };
    }

    private static ulong Bits(ArgumentWidth width) => width == ArgumentWidth.Word ? uint.MaxValue : ulong.MaxValue;

    private static ulong Value(RandomSource random) => random.Below(8) switch
    {
        0 => 0,
        1 => ulong.MaxValue,
        2 => 1ul << random.Below(64),
        3 => (1ul << random.Below(64)) - 1,
        4 => random.Bits(),
        5 => random.Bits() >> 32,
        6 => (ulong)random.Below(100) << 32 | (uint)random.Below(100),
        _ => (ulong)random.Below(100),
    };

    private static ulong Mask(RandomSource random) => random.Below(6) switch
    {
        0 => 1ul << random.Below(64),
        1 => 3,
        2 => ~(ulong)random.Below(4096),
        3 => random.Bits(),
        4 => 0xffff_ffff_0000_0000,
        _ => (1ul << random.Between(1, 63)) - 1,
    };
}
