using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Conditions;

/// <summary>Binds conditions in tests, and asks what they say of a call.</summary>
internal static class Bound
{
    public static BoundCondition Of(
        Condition condition, string syscall, out List<Finding> findings, Abi? abi = null,
        ComparisonWidth width = ComparisonWidth.Declared)
    {
        findings = [];
        return ConditionBinder.Bind(condition, abi ?? Abi.X86_64, syscall, width, findings);
    }

    /// <summary>A condition of the language, bound without a finding.</summary>
    public static BoundCondition Clean(string text, string syscall, Abi? abi = null)
    {
        BoundCondition bound = Of(ConditionParserTests.Parse(text), syscall, out List<Finding> findings, abi);
        Assert.Empty(findings);
        return bound;
    }

    /// <summary>The only finding of binding a condition of the language.</summary>
    public static Finding Finding(string text, string syscall, Abi? abi = null)
    {
        Of(ConditionParserTests.Parse(text), syscall, out List<Finding> findings, abi);
        return Assert.Single(findings);
    }

    public static bool Holds(this BoundCondition condition, params ulong[] args) => condition switch
    {
        BoundCondition.All all => all.Terms.All(term => term.Holds(args)),
        BoundCondition.Any any => any.Terms.Any(term => term.Holds(args)),
        BoundCondition.Not not => !not.Term.Holds(args),
        BoundCondition.Test test => Holds(test, test.Index < args.Length ? args[test.Index] : 0),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private static bool Holds(BoundCondition.Test test, ulong register)
    {
        ulong width = test.Width == ArgumentWidth.Word ? uint.MaxValue : ulong.MaxValue;
        Assert.Equal(0ul, test.Mask & ~width);
        Assert.Equal(0ul, test.Value & ~width);
        int order = (register & width & test.Mask).CompareTo(test.Value);
        return test.Operator switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            ComparisonOperator.GreaterOrEqual => order >= 0,
            _ => throw new ArgumentOutOfRangeException(nameof(test)),
        };
    }
}
