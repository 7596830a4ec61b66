using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tables;
using Xunit;

namespace SeccompSharp.Policies.Tests.Conditions;

/// <summary>Arguments of which the kernel reads an int for some commands (Syscalls/Data/command-bits.tsv).</summary>
public sealed class CommandComparisonTests
{
    private const ulong Garbage = 0xdead_beef_0000_0000;
    private const ulong SetSignal = 10;
    private const ulong SetLock = 6;

    [Fact]
    public void A_command_that_is_stated_decides_the_width()
    {
        Assert.IsType<BoundCondition.Test>(((BoundCondition.All)Bound.Clean("cmd == F_SETSIG && arg == 9", "fcntl")).Terms[1]);
        Assert.True(Bound.Clean("cmd == F_SETSIG && arg == 9", "fcntl").Holds(0, SetSignal, Garbage | 9));
        Assert.True(Bound.Clean("arg == 9 && cmd in { F_SETSIG, F_SETOWN }", "fcntl").Holds(0, SetSignal, Garbage | 9));
        Assert.False(Bound.Clean("cmd == F_SETLKW && arg == 9", "fcntl").Holds(0, 7, Garbage | 9));
        Assert.True(Bound.Clean("cmd == F_SETLKW && arg == 9", "fcntl").Holds(0, 7, 9));
    }

    [Theory]
    [InlineData("arg == 9")]
    [InlineData("!(arg != 9)")]
    [InlineData("cmd != F_GETFD && arg == 9")]
    [InlineData("(cmd == F_SETSIG || fd == 77) && arg == 9")]
    public void Otherwise_each_command_has_its_width(string text)
    {
        BoundCondition condition = Bound.Clean(text, "fcntl");
        Assert.True(condition.Holds(77, SetSignal, Garbage | 9));
        Assert.True(condition.Holds(77, SetLock, 9));
        Assert.False(condition.Holds(77, SetLock, Garbage | 9));
        Assert.False(condition.Holds(77, SetSignal, Garbage | 8));
    }

    [Fact]
    public void An_order_is_that_of_what_the_kernel_reads()
    {
        BoundCondition condition = Bound.Clean("arg < 10", "fcntl");
        Assert.True(condition.Holds(0, SetSignal, Garbage | 9));
        Assert.False(condition.Holds(0, SetLock, Garbage | 9));
    }

    [Fact]
    public void A_profile_reads_as_the_language_does()
    {
        Condition[] terms = [Policies.Compare(1, ComparisonOperator.Equal, SetSignal), Policies.Compare(2, ComparisonOperator.Equal, 9)];
        BoundCondition condition = Bound.Of(new Condition.All(terms.ToImmutableEquatableArray()), "fcntl", out List<Finding> findings);
        Assert.Empty(findings);
        Assert.True(condition.Holds(0, SetSignal, Garbage | 9));
    }

    [Fact]
    public void Register_width_compares_registers()
    {
        BoundCondition condition = Bound.Of(
            ConditionParserTests.Parse("cmd == F_SETSIG && arg == 9"), "fcntl", out _, width: ComparisonWidth.Register);
        Assert.False(condition.Holds(0, SetSignal, Garbage | 9));
    }

    [Theory]
    [InlineData("x86_64", 5ul, true)]
    [InlineData("x86_64", Garbage | 5, true)]
    [InlineData("x86_64", 5ul << 32, false)]
    [InlineData("s390x", (5ul << 32) | 77, true)]
    [InlineData("s390x", 5ul, false)]
    [InlineData("ppc64le", Garbage | 5, true)]
    public void An_int_in_a_union_is_where_the_machine_puts_it(string abi, ulong argument, bool holds) =>
        Assert.Equal(holds, Bound.Clean("cmd == SETVAL && arg == 5", "semctl", Abi.Find(abi)).Holds(0, 0, 16, argument));

    [Theory]
    [InlineData("arm", true)]
    [InlineData("x86_64", false)]
    public void IPC_64_counts_where_the_kernel_does_not_take_it_off(string abi, bool holds)
    {
        foreach (string text in new[] { "cmd == IPC_RMID", "cmd == 0x100" })
            Assert.Equal(holds, Bound.Clean(text, "shmctl", Abi.Find(abi)).Holds(0, 0x100) && Bound.Clean(text, "shmctl", Abi.Find(abi)).Holds(0, 0));
    }

    [Fact]
    public void Every_row_names_parameters_and_constants_that_exist()
    {
        int seen = 0;
        foreach (string[] cells in Table.Read(Repository.Find().Data("command-bits.tsv")).Rows)
        {
            Assert.True(Prototypes.TryGet(Abi.X86_64, cells[0], out Prototype? prototype) || Prototypes.TryGet(Abi.Arm, cells[0], out prototype), cells[0]);
            Assert.Contains(prototype.Parameters, parameter => parameter.Name == cells[1]);
            Assert.Contains(prototype.Parameters, parameter => parameter.Name == cells[3]);
            Assert.All(cells[2].Split(' '), name => Assert.True(Constants.TryGet(Abi.X86_64, name, out _), name));
            Assert.Equal(cells[2].Split(' ').Order(System.StringComparer.Ordinal).Distinct().Count(), cells[2].Split(' ').Length);
            seen++;
        }

        Assert.InRange(seen, 10, 100);
    }
}
