using System.Threading;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Conditions;

public sealed class ConditionParserTests
{
    internal static ConditionReading Read(string text) => ConditionParser.Parse(text, range => new Place("test", range));

    internal static Condition Parse(string text)
    {
        ConditionReading reading = Read(text);
        Assert.Empty(reading.Findings);
        return reading.Condition!;
    }

    [Theory]
    [InlineData("fd == 1", "fd == 1")]
    [InlineData("fd==1", "fd == 1")]
    [InlineData(" fd\t==\r\n1 ", "fd == 1")]
    [InlineData("fd != 1", "fd != 1")]
    [InlineData("fd < 1", "fd < 1")]
    [InlineData("fd <= 1", "fd <= 1")]
    [InlineData("fd > 1", "fd > 1")]
    [InlineData("fd >= 1", "fd >= 1")]
    [InlineData("fd == 1 || fd == 2", "fd == 1 || fd == 2")]
    [InlineData("a == 1 || b == 2 && c == 3", "a == 1 || b == 2 && c == 3")]
    [InlineData("(a == 1 || b == 2) && c == 3", "(a == 1 || b == 2) && c == 3")]
    [InlineData("a == 1 || (b == 2 && c == 3)", "a == 1 || b == 2 && c == 3")]
    [InlineData("(((fd == 1)))", "fd == 1")]
    [InlineData("!(fd == 1)", "!(fd == 1)")]
    [InlineData("!!(fd == 1)", "!!(fd == 1)")]
    [InlineData("prot & PROT_EXEC", "(prot & PROT_EXEC) != 0")]
    [InlineData("!(prot & PROT_EXEC)", "!((prot & PROT_EXEC) != 0)")]
    [InlineData("(flags & O_ACCMODE) == O_RDONLY", "(flags & O_ACCMODE) == O_RDONLY")]
    [InlineData("(flags) == 1", "flags == 1")]
    [InlineData("(flags) & 1", "(flags & 1) != 0")]
    [InlineData("flags & (A|B)", "(flags & (A | B)) != 0")]
    [InlineData("(flags & ~(A | B)) == 0", "(flags & ~(A | B)) == 0")]
    [InlineData("type == (SOCK_STREAM | SOCK_CLOEXEC)", "type == (SOCK_STREAM | SOCK_CLOEXEC)")]
    [InlineData("fd in { 1 }", "fd == 1")]
    [InlineData("fd in { 1, 2, A|B }", "fd == 1 || fd == 2 || fd == (A | B)")]
    [InlineData("fd not in { 1, 2 }", "!(fd == 1 || fd == 2)")]
    [InlineData("size in 0..4096", "size >= 0 && size <= 4096")]
    [InlineData("size in LOW..HIGH", "size >= LOW && size <= HIGH")]
    [InlineData("nice not in -1..1", "!(nice >= -1 && nice <= 1)")]
    [InlineData("(type & MASK) in { A, B }", "(type & MASK) == A || (type & MASK) == B")]
    [InlineData("dfd == AT_FDCWD", "dfd == AT_FDCWD")]
    [InlineData("arg0 == 1 && arg5 == 2", "arg0 == 1 && arg5 == 2")]
    [InlineData("args[3] == 1", "args[3] == 1")]
    [InlineData("arg6 == 1", "arg6 == 1")]
    public void Every_construct_reads_as_documented(string text, string meaning)
    {
        Assert.Equal(meaning, ConditionPrinter.Print(Parse(text)));
    }

    [Theory]
    [InlineData("0", 0ul)]
    [InlineData("4096", 4096ul)]
    [InlineData("1_000", 1000ul)]
    [InlineData("0x1F", 31ul)]
    [InlineData("0XfF", 255ul)]
    [InlineData("0o17", 15ul)]
    [InlineData("0b1_01", 5ul)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("0xffff_ffff_ffff_ffff", ulong.MaxValue)]
    public void Numbers_are_decimal_hex_octal_or_binary(string text, ulong value)
    {
        var compare = Assert.IsType<Condition.Compare>(Parse("fd == " + text));
        Assert.Equal(new Operand.Number(value, false, default), compare.Value);
    }

    [Theory]
    [InlineData("-1", -1L, true)]
    [InlineData("- 0x10", -16L, true)]
    [InlineData("-0", 0L, false)]
    [InlineData("-9223372036854775808", long.MinValue, true)]
    public void A_minus_makes_a_number_negative(string text, long value, bool negative)
    {
        var compare = Assert.IsType<Condition.Compare>(Parse("fd == " + text));
        Assert.Equal(new Operand.Number(unchecked((ulong)value), negative, default), compare.Value);
    }

    [Fact]
    public void Places_point_into_the_authors_text()
    {
        var compare = Assert.IsType<Condition.Compare>(Parse("(flags & MASK) == -3"));
        Assert.Equal(new TextRange(1, 5), compare.Argument.Place.Range);
        Assert.Equal(new TextRange(9, 4), compare.Mask!.Place.Range);
        Assert.Equal(new TextRange(18, 2), compare.Value.Place.Range);
    }

    [Fact]
    public void A_named_position_remembers_its_name_because_a_prototype_may_use_it_otherwise()
    {
        Assert.Equal(new ArgumentReference(2, "arg2", default), Assert.IsType<Condition.Compare>(Parse("arg2 == 0")).Argument);
        Assert.Equal(new ArgumentReference(2, null, default), Assert.IsType<Condition.Compare>(Parse("args[2] == 0")).Argument);
        Assert.Equal(new ArgumentReference(null, "arg", default), Assert.IsType<Condition.Compare>(Parse("arg == 0")).Argument);
    }

    [Fact]
    public void A_cancelled_reading_ends_with_an_exception()
    {
        Assert.Throws<System.OperationCanceledException>(
            () => ConditionParser.Parse("fd == 1", range => default, new CancellationToken(canceled: true)));
    }
}
