using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Fuzz;

/// <summary>Makes bound policies that obey the contract of <see cref="BoundPolicy"/> and nothing else.</summary>
public static class RandomPolicies
{
    private static readonly Target[] s_targets =
    [
        Target.X64, Target.X64, Target.X64, Target.Arm64, Target.Arm, Target.S390x, Target.Ppc64Le, Target.RiscV64,
        Target.X86, Target.WithNative(Abi.Ppc64), Target.WithNative(Abi.Mips64), Target.WithNative(Abi.MipsEl),
        Target.WithNative(Abi.X32),
    ];

    /// <summary>The policy of a seed.</summary>
    public static BoundPolicy Make(ulong seed) => Make(new RandomSource(seed), withVariables: false, out _);

    /// <summary>The policy of a seed, with variables in its conditions, and values for them.</summary>
    public static BoundPolicy MakeWithVariables(ulong seed, out Dictionary<string, ulong> values)
    {
        var random = new RandomSource(seed);
        BoundPolicy policy = Make(random, withVariables: true, out RandomConditions conditions);
        values = conditions.Values();
        return policy;
    }

    private static BoundPolicy Make(RandomSource random, bool withVariables, out RandomConditions conditions)
    {
        var made = conditions = new RandomConditions(random, withVariables);
        SyscallAction[] actions = [.. Enumerable.Range(0, random.Between(1, 4)).Select(_ => Action(random))];
        Abi[] abis = Abis(random);
        X32Border border = random.Pick(Enum.GetValues<X32Border>());
        uint[] numbers = Numbers(random);
        return new BoundPolicy
        {
            Abis = abis
                .Select(abi => MakeAbi(random, abi, Domain(abi, abis, border), numbers, actions, made))
                .ToImmutableEquatableArray(),
            DefaultAction = random.Pick(actions),
            ForeignAbiAction = random.Once(3) ? random.Pick(actions) : SyscallAction.KillProcess,
            Resolution = random.Pick(Enum.GetValues<RuleResolution>()),
        };
    }

    internal static SyscallAction Action(RandomSource random) => random.Below(12) switch
    {
        < 4 => SyscallAction.Allow,
        4 => SyscallAction.Log,
        5 => SyscallAction.Notify,
        6 => SyscallAction.Trap((ushort)random.Below(3)),
        7 => SyscallAction.Trace((ushort)random.Bits()),
        8 => SyscallAction.KillThread,
        9 => SyscallAction.KillProcess,
        _ => SyscallAction.Errno(random.Pick<ushort>([0, 1, 1, 13, 38, SyscallAction.MaxErrno])),
    };

    internal static BoundAbi MakeAbi(
        RandomSource random, Abi abi, NumberRange[] domain, uint[] numbers, SyscallAction[] actions, RandomConditions conditions)
    {
        uint start = abi == Abi.X32 ? Abi.X32Bit : 0;
        uint[] own = [.. numbers.Select(number => number | start).Where(number => domain.Any(range => range.Contains(number)))];
        if (own.Length == 0)
            own = [domain[0].First];
        var rules = new List<BoundRule>();
        for (int i = random.Pick([0, 2, 10, 40]); i > 0; i--)
        {
            BoundCondition? condition = random.Once(2) ? conditions.Next(abi.RegisterBits) : null;
            rules.Add(new BoundRule(random.Pick(own), condition, random.Pick(actions), random.Once(3)));
        }

        return new BoundAbi(
            abi, domain.ToImmutableEquatableArray(), rules.ToImmutableEquatableArray(),
            Unknown(random, domain).ToImmutableEquatableArray())
        {
            UnknownAction = random.Once(3) ? random.Pick(actions) : SyscallAction.Errno(abi.Enosys),
        };
    }

    private static Abi[] Abis(RandomSource random)
    {
        Target target = random.Pick(s_targets);
        return [.. target.Family.Where(abi => abi == target.Native || random.Once(2))];
    }

    /// <summary>Numbers that lie together, far apart, and at the ends.</summary>
    private static uint[] Numbers(RandomSource random)
    {
        int spread = random.Pick([5, 40, 450]);
        var numbers = new List<uint>();
        for (int i = random.Between(1, 40); i > 0; i--)
        {
            numbers.Add(random.Below(30) switch
            {
                0 => uint.MaxValue,
                1 => 0xf0000 + (uint)random.Below(10),
                2 => 0x8000_0000 + (uint)random.Below(3),
                3 => (uint)random.Bits(),
                _ => (uint)random.Below(spread),
            });
        }

        return [.. numbers];
    }

    private static NumberRange[] Domain(Abi abi, Abi[] abis, X32Border border)
    {
        bool byBit = border == X32Border.Bit;
        if (abi == Abi.X32)
        {
            return byBit
                ? [new(Abi.X32Bit, 0x7fff_ffff), new(0xc000_0000, abis.Contains(Abi.X86_64) ? 0xffff_fffe : uint.MaxValue)]
                : [new(Abi.X32Bit, abis.Contains(Abi.X86_64) ? 0xffff_fffe : uint.MaxValue)];
        }

        if (abi != Abi.X86_64)
            return [new(0, uint.MaxValue)];
        NumberRange[] skipped = [new(uint.MaxValue, uint.MaxValue)];
        return byBit
            ? [new(0, 0x3fff_ffff), new(0x8000_0000, 0xbfff_ffff), .. skipped]
            : [new(0, 0x3fff_ffff), .. skipped];
    }

    private static List<NumberRange> Unknown(RandomSource random, NumberRange[] domain)
    {
        var unknown = new List<NumberRange>();
        if (random.Once(3))
            return unknown;
        uint next = domain[0].First + (uint)random.Below(300);
        for (int i = random.Below(4); i > 0; i--)
        {
            var gap = new NumberRange(next, next + (uint)random.Below(6));
            unknown.Add(gap);
            next = gap.Last + 2 + (uint)random.Below(60);
        }

        if (random.Once(2))
        {
            foreach (NumberRange range in domain.Where(range => range.Last >= next))
                unknown.Add(range with { First = Math.Max(range.First, next) });
        }

        return unknown;
    }
}
