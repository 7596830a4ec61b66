using System;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Conditions;

/// <summary>Each text marks with ⟦ ⟧ where its error is said to be.</summary>
public sealed class ConditionErrorTests
{
    [Theory]
    [InlineData("⟦⟧", "SECC0200", null)]
    [InlineData("fd == ⟦⟧", "SECC0200", null)]
    [InlineData("fd == ⟦)⟧", "SECC0200", null)]
    [InlineData("(fd == 1⟦⟧", "SECC0200", null)]
    [InlineData("fd == 1⟦)⟧", "SECC0200", null)]
    [InlineData("fd == 1 ⟦fd⟧ == 2", "SECC0200", null)]
    [InlineData("fd ⟦#⟧ 1", "SECC0200", null)]
    [InlineData("fd == ⟦😀⟧", "SECC0200", null)]
    [InlineData("fd in ⟦}⟧", "SECC0200", null)]
    [InlineData("fd in {⟦}⟧", "SECC0200", null)]
    [InlineData("fd in { 1, ⟦}⟧", "SECC0200", null)]
    [InlineData("fd in { 1 ⟦2⟧ }", "SECC0200", null)]
    [InlineData("fd in 1⟦⟧", "SECC0200", null)]
    [InlineData("fd in ⟦[⟧1, 2]", "SECC0200", null)]
    [InlineData("fd in (1⟦,⟧ 2)", "SECC0200", null)]
    [InlineData("fd not ⟦==⟧ 1", "SECC0200", null)]
    [InlineData("args[⟦6⟧] == 1", "SECC0200", null)]
    [InlineData("args[1 ⟦==⟧ 1", "SECC0200", null)]
    [InlineData("fd == -⟦X⟧", "SECC0200", null)]
    [InlineData("fd > 1 ⟦<⟧ 3", "SECC0200", null)]
    [InlineData("fd == ⟦12x⟧", "SECC0201", null)]
    [InlineData("fd == ⟦0x⟧", "SECC0201", null)]
    [InlineData("fd == ⟦0b12⟧", "SECC0201", null)]
    [InlineData("fd == ⟦1_⟧", "SECC0201", null)]
    [InlineData("mode == ⟦0644⟧", "SECC0201", "0o644")]
    [InlineData("mode == ⟦089⟧", "SECC0201", null)]
    [InlineData("fd == ⟦18446744073709551616⟧", "SECC0201", null)]
    [InlineData("fd == ⟦-9223372036854775809⟧", "SECC0201", null)]
    [InlineData("⟦flags & O_ACCMODE⟧ == O_RDONLY", "SECC0202", "(flags & O_ACCMODE)")]
    [InlineData("⟦flags & 3⟧ in { 0, 1 }", "SECC0202", "(flags & 3)")]
    [InlineData("type == ⟦A | B⟧", "SECC0202", "(A | B)")]
    [InlineData("flags & ⟦A | B | C⟧ && fd == 1", "SECC0202", "(A | B | C)")]
    [InlineData("⟦!fd == 1⟧", "SECC0202", "!(fd == 1)")]
    [InlineData("⟦!prot & PROT_EXEC⟧", "SECC0202", "!(prot & PROT_EXEC)")]
    [InlineData("fd == 1 && ⟦!(flags & 3) == 1⟧", "SECC0202", "!((flags & 3) == 1)")]
    [InlineData("fd ⟦=⟧ 1", "SECC0203", "==")]
    [InlineData("(flags & 3) ⟦=⟧ 1", "SECC0203", "==")]
    [InlineData("fd == 1 ⟦&⟧ fd == 2", "SECC0203", "&&")]
    [InlineData("fd == 1 ⟦|⟧ fd == 2", "SECC0203", "||")]
    [InlineData("fd == 1 ⟦|⟧ !(fd == 2)", "SECC0203", "||")]
    [InlineData("fd == 1 ⟦and⟧ fd == 2", "SECC0203", "&&")]
    [InlineData("fd == 1 ⟦OR⟧ fd == 2", "SECC0203", "||")]
    [InlineData("⟦not⟧ (fd == 1)", "SECC0203", "!")]
    [InlineData("⟦fd⟧", "SECC0204", null)]
    [InlineData("fd == 1 && ⟦(fd)⟧", "SECC0204", null)]
    [InlineData("!⟦(fd)⟧", "SECC0204", null)]
    [InlineData("⟦0 <= size⟧ && size <= 4096", "SECC0205", "size >= 0")]
    [InlineData("⟦-1 == fd⟧", "SECC0205", "fd == -1")]
    [InlineData("⟦1⟧ == 1", "SECC0200", null)]
    [InlineData("⟦fd in 3..1⟧", "SECC0207", null)]
    [InlineData("fd > ⟦$x⟧", "SECC0227", null)]
    [InlineData("fd in ⟦$x⟧..3", "SECC0227", null)]
    [InlineData("fd in 0..⟦$x⟧", "SECC0227", null)]
    [InlineData("flags & ⟦$x⟧", "SECC0227", null)]
    [InlineData("(flags & ⟦$x⟧) == 1", "SECC0227", null)]
    [InlineData("flags == (1 | ⟦$x⟧)", "SECC0227", null)]
    [InlineData("flags in { 1, ⟦$x⟧ | 2 }", "SECC0227", null)]
    [InlineData("flags == ~⟦$x⟧", "SECC0227", null)]
    [InlineData("fd == -⟦$x⟧", "SECC0227", null)]
    [InlineData("fd == ⟦$⟧", "SECC0200", null)]
    [InlineData("fd == ⟦$⟧1", "SECC0200", null)]
    [InlineData("⟦$x == fd⟧", "SECC0205", "fd == $x")]
    [InlineData("⟦nice in -1..-3⟧", "SECC0207", null)]
    [InlineData("⟦nice in 1..-1⟧", "SECC0207", null)]
    public void Errors_stand_at_the_character_and_say_what_to_write(string marked, string id, string? replacement)
    {
        int start = marked.IndexOf('⟦', StringComparison.Ordinal);
        int end = marked.IndexOf('⟧', StringComparison.Ordinal) - 1;
        string text = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);

        ConditionReading reading = ConditionParserTests.Read(text);

        Finding error = Assert.Single(reading.Findings);
        Assert.Null(reading.Condition);
        Assert.Equal((id, TextRange.FromBounds(start, end), replacement), (error.Kind.Id, error.Place.Range, error.Replacement));
    }

    [Theory]
    [InlineData("flags & O_ACCMODE == O_RDONLY")]
    [InlineData("type == A | B")]
    [InlineData("!fd == 1")]
    [InlineData("fd = 1")]
    [InlineData("fd == 1 | fd == 2")]
    [InlineData("mode == 0644")]
    [InlineData("0 <= size && size <= 4096")]
    public void Taking_the_remedy_mends_the_condition(string text)
    {
        Finding error = Assert.Single(ConditionParserTests.Read(text).Findings);
        TextRange range = error.Place.Range;
        ConditionParserTests.Parse(string.Concat(text.AsSpan(0, range.Start), error.Replacement, text.AsSpan(range.End)));
    }

    [Fact]
    public void A_condition_nested_too_deep_is_refused_where_it_becomes_so()
    {
        int depth = ConditionParser.MaxDepth;
        ConditionParserTests.Parse(new string('(', depth) + "fd == 1" + new string(')', depth));
        ConditionParserTests.Parse("fd == " + new string('~', depth) + "1");

        foreach (string opening in new[] { "(", "!" })
        {
            string text = string.Concat(System.Linq.Enumerable.Repeat(opening, depth + 1));
            Finding error = Assert.Single(ConditionParserTests.Read(text).Findings);
            Assert.Equal(("SECC0206", depth), (error.Kind.Id, error.Place.Range.Start));
        }
    }

    [Fact]
    public void A_condition_too_long_to_read_is_refused()
    {
        string text = "fd == 1" + new string(' ', ConditionParser.MaxLength);
        Assert.Equal("SECC0206", Assert.Single(ConditionParserTests.Read(text).Findings).Kind.Id);
    }
}
