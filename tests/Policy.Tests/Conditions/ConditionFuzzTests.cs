using System;
using System.Linq;
using System.Text;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using Xunit;

namespace SeccompSharp.Policies.Tests.Conditions;

public sealed class ConditionFuzzTests
{
    private static readonly string[] s_tokens =
    [
        "fd", "flags", "arg2", "args", "in", "not", "O_RDONLY", "AT_FDCWD", "and", "0", "1", "017", "0x1f", "0xg", "-", "~",
        "!", "(", ")", "{", "}", "[", "]", ",", "..", ".", "&&", "||", "&", "|", "==", "!=", "<", "<=", ">", ">=", "=", "#", "é", " ", "$x", "$",
    ];

    private static readonly string[] s_valid =
    [
        "fd == 1 || fd == 2", "(flags & O_ACCMODE) == O_RDONLY", "!(prot & PROT_EXEC)", "size in 0..4096",
        "domain in { AF_INET, AF_INET6 } && (type & SOCK_TYPE_MASK) == SOCK_STREAM", "fd == $x || (flags & 3) in { $y, 1 }", "args[3] not in { A|B, -1, ~C }",
    ];

    [Fact]
    public void Any_soup_of_tokens_is_a_condition_or_one_error_inside_the_text()
    {
        Random random = new(20260101);
        for (int run = 0; run < 20_000; run++)
        {
            StringBuilder text = new();
            for (int length = random.Next(20); length > 0; length--)
                text.Append(s_tokens[random.Next(s_tokens.Length)]).Append(random.Next(2) == 0 ? " " : "");
            Check(text.ToString());
        }
    }

    [Fact]
    public void Any_mutation_of_a_condition_is_a_condition_or_one_error_inside_the_text()
    {
        Random random = new(20260102);
        for (int run = 0; run < 20_000; run++)
        {
            StringBuilder text = new(s_valid[random.Next(s_valid.Length)]);
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                int at = random.Next(text.Length);
                if (random.Next(2) == 0 && text.Length > 1)
                    text.Remove(at, 1);
                else
                    text.Insert(at, (char)random.Next(random.Next(4) == 0 ? char.MaxValue : 128));
            }

            Check(text.ToString());
        }
    }

    private static void Check(string text)
    {
        ConditionReading reading = ConditionParserTests.Read(text);
        if (reading.Condition is null)
        {
            Finding error = Assert.Single(reading.Findings);
            Assert.InRange(error.Place.Range.Start, 0, text.Length);
            Assert.InRange(error.Place.Range.End, error.Place.Range.Start, text.Length);
            Assert.DoesNotContain("{0}", error.Message, StringComparison.Ordinal);
            return;
        }

        Assert.Empty(reading.Findings);
        string printed = ConditionPrinter.Print(reading.Condition);
        Assert.Equal(reading.Condition, ConditionParserTests.Parse(printed));
    }
}
