using System.Linq;
using System.Threading;
using SeccompSharp.Fuzz;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Tests.Compilation;
using Xunit;

namespace SeccompSharp.Policies.Tests.Proof;

/// <summary>
/// Slips in correct programs: the proof refutes every one that changes what the program does, each with a call for
/// which it does, and none that changes nothing.
/// </summary>
public sealed class MutationTests
{
    [Fact]
    public void Every_slip_in_a_program_written_by_hand_is_told_from_a_harmless_change()
    {
        BoundPolicy policy = BoundPolicies.Of(BoundPolicies.On(
            Abi.X86_64,
            Bound.Allow(0),
            Bound.Allow(1, Bound.Any(
                Bound.Word(0, ComparisonOperator.Equal, 1), Bound.Word(0, ComparisonOperator.Equal, 2))),
            Bound.Allow(9, Bound.All(
                Bound.Register(1, ComparisonOperator.LessOrEqual, 0x1_0000_0000),
                Bound.Word(2, ComparisonOperator.Equal, 0, mask: 4)))));
        Program program = Listing.Read("""
            ld arch
            jeq #0xc000003e, _, kill
            ld nr
            jeq #0xffffffff, deny
            jset #0x40000000, kill
            jeq #0, allow
            jeq #1, write
            jeq #9, mmap, deny
            write:
            ld a0.lo
            jeq #1, allow
            jeq #2, allow, deny
            mmap:
            ld a2.lo
            jset #4, deny
            ld a1.hi
            jgt #1, deny
            jeq #1, _, allow
            ld a1.lo
            jeq #0, allow
            deny:
            ret eperm
            allow:
            ret allow
            kill:
            ret kill
            """);
        AssertSlipsAreTold(program, policy);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Every_slip_in_a_compiled_program_is_told_from_a_harmless_change(int seed)
    {
        BoundPolicy policy = RandomPolicies.Make((ulong)seed);
        AssertSlipsAreTold(Compile(policy), policy);
    }

    [Fact]
    public void Every_slip_in_a_filter_of_real_size_is_told_from_a_harmless_change()
    {
        NameReference[] Names(params string[] names) => [.. names.Select(name => new NameReference(name, default))];
        Condition Is(int index, ulong value) => new Condition.Compare(
            ArgumentReference.At(index), null, ComparisonOperator.Equal, new Operand.Number(value, false, default), false);
        Rule Allow(NameReference[] names, Condition? condition = null) =>
            new(names.ToImmutableEquatableArray(), condition, SyscallAction.Allow, default);

        var policy = new Policy
        {
            Abis = ImmutableEquatableArray.Of(Abi.X86_64, Abi.X32),
            DefaultAction = SyscallAction.Errno(1),
            Rules = ImmutableEquatableArray.Of(
                Allow(Names([.. SyscallTable.Names.Where((name, i) => i % 5 != 0 && name is not ("personality" or "socket"))])),
                Allow(Names("personality"), Is(0, 0)),
                Allow(Names("personality"), Is(0, 0xffff_ffff)),
                Allow(Names("socket"), new Condition.Not(Is(0, 40)))),
            Resolution = RuleResolution.Runc,
            Unknown = UnknownSyscalls.Runc,
        };
        BoundPolicy bound = PolicyBinder.Bind(policy, CancellationToken.None).Policy;
        AssertSlipsAreTold(Compile(bound), bound);
    }

    private static Program Compile(BoundPolicy policy) =>
        Assert.IsType<Program>(FilterCompiler.Compile(policy, CompilerOptions.Default, CancellationToken.None).Program);

    private static void AssertSlipsAreTold(Program program, BoundPolicy policy)
    {
        Assert.Equal(new ProofResult.Proven(), Equivalence.Prove(program, policy, CancellationToken.None));
        MutationCase result = MutationCase.Run(program, policy, CancellationToken.None);
        Assert.Null(result.Failure);
        Assert.NotEqual(0, result.Refuted);
    }
}
