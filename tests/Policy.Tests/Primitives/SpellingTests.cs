using System.Linq;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Primitives;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("opnat", "openat")]
    [InlineData("Read", "read")]
    [InlineData("exceve", "execve")]
    [InlineData("clock_gettme", "clock_gettime")]
    public void A_slip_finds_the_call_that_was_meant(string word, string meant) =>
        Assert.Equal(meant, Spelling.Nearest(word, SyscallTable.Names));

    [Theory]
    [InlineData("")]
    [InlineData("zzzzzzzzzz")]
    public void What_is_near_nothing_gets_no_answer(string word) =>
        Assert.Null(Spelling.Nearest(word, SyscallTable.Names));

    [Fact]
    public void The_order_of_the_candidates_does_not_matter() =>
        Assert.Equal(Spelling.Nearest("gat", ["get", "got", "bat"]), Spelling.Nearest("gat", new[] { "get", "got", "bat" }.Reverse()));

    [Fact]
    public void A_word_too_long_to_be_a_name_gets_no_answer() =>
        Assert.Null(Spelling.Nearest(new string('a', 1_000_000), SyscallTable.Names));
}
