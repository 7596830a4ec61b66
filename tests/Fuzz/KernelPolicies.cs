using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Fuzz;

/// <summary>Random policies that a process survives, and calls that show what the kernel makes of them.</summary>
/// <remarks>
/// Everything random is about numbers that no x86_64 kernel has, so that whatever lets the call through ends in ENOSYS
/// and changes nothing; all that exist, up to <see cref="LastReal"/>, are allowed.
/// </remarks>
internal static class KernelPolicies
{
    private const uint LastReal = 599;
    private const uint First = 700;
    private const uint Last = 999;

    private static readonly NumberRange[] s_domain =
        [new(0, 0x3fff_ffff), new(0x8000_0000, 0xbfff_ffff), new(uint.MaxValue, uint.MaxValue)];

    /// <summary>The policy of a seed.</summary>
    public static BoundPolicy Make(ulong seed)
    {
        var random = new RandomSource(seed);
        var conditions = new RandomConditions(random);
        SyscallAction[] actions = [.. Enumerable.Range(0, random.Between(2, 5)).Select(_ => Action(random))];
        uint[] numbers = [.. Enumerable.Range(0, random.Between(1, 30)).Select(_ => First + (uint)random.Below((int)(Last - First)))];
        BoundAbi abi = RandomPolicies.MakeAbi(random, Abi.X86_64, s_domain, numbers, actions, conditions);
        IEnumerable<BoundRule> real = Enumerable.Range(0, (int)LastReal + 1)
            .Select(number => new BoundRule((uint)number, null, SyscallAction.Allow, FromGroup: false));
        return new BoundPolicy
        {
            Abis = ImmutableEquatableArray.Of(abi with
            {
                Rules = real.Concat(abi.Rules).ToImmutableEquatableArray(),
                Unknown = random.Once(2)
                    ? ImmutableEquatableArray<NumberRange>.Empty
                    : ImmutableEquatableArray.Of(new NumberRange(Last - 40, Last)),
                UnknownAction = SyscallAction.Errno(77),
            }),
            DefaultAction = random.Pick(actions),
            ForeignAbiAction = SyscallAction.KillProcess,
            Resolution = random.Pick(System.Enum.GetValues<RuleResolution>()),
        };
    }

    /// <summary>Calls to make under the policy's program: harmless ones by a real number, x32's and that of a skipped call.</summary>
    public static IEnumerable<SeccompData> Calls(BoundPolicy policy, Program program, RandomSource random) =>
        InterestingCalls.Of(policy, random, program).Where(call =>
            call.Arch == Abi.X86_64.AuditArch && (call.Nr & ~Abi.X32Bit) is (>= First and <= Last) or ~Abi.X32Bit);

    /// <summary>Mostly errnos: they tell themselves apart, and from ENOSYS.</summary>
    private static SyscallAction Action(RandomSource random) => random.Once(2)
        ? SyscallAction.Errno((ushort)random.Between(39, SyscallAction.MaxErrno))
        : RandomPolicies.Action(random);
}
