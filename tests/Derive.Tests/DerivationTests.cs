using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Derive.Exports;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Derive.Tests;

public sealed class DerivationTests
{
    private static readonly BuildContext s_aot = new()
    {
        Runtime = DotNetRuntime.NativeAot, InvariantGlobalization = true, EventSource = false, LibC = LibC.Glibc,
    };

    private static readonly Abi s_native = Target.X64.Native;

    [Fact]
    public void Without_functions_it_is_what_every_process_needs()
    {
        GroupTable.TryGet("@dotnet-aot", out Group? floor);
        Assert.Equal(floor!.Expand(s_native, s_aot), Of().RulesOn(s_native));
    }

    [Fact]
    public void A_function_adds_its_calls()
    {
        Assert.Contains(new GroupRule("mkdir", null, null), Of("MkDir").RulesOn(s_native));
        Assert.DoesNotContain(Of("MkDir").RulesOn(s_native), rule => rule.Syscall == "rmdir");
    }

    [Fact]
    public void Who_asks_is_known()
    {
        Derivation derivation = Of("MkDir", "RmDir", "Unlink");
        Assert.Equal(["SystemNative_MkDir"], derivation.AskersOf("mkdir", s_native).Select(import => import.EntryPoint));
        Assert.Equal(["SystemNative_RmDir", "SystemNative_Unlink"], derivation.AskersOf("unlinkat", s_native).Select(import => import.EntryPoint).Order());
        Assert.Empty(derivation.AskersOf("futex", s_native));
    }

    [Fact]
    public void A_function_that_the_table_lacks_is_told()
    {
        var tomorrow = new NativeImport(NativeExports.SystemNative, "SystemNative_OfTomorrow");
        Assert.Equal([tomorrow], Derivation.Of([tomorrow], s_aot).Unknown);
    }

    [Fact]
    public void Rules_have_nothing_twice()
    {
        IReadOnlyList<DerivedRule> rules = DerivedRules.Of(Of("Read", "PRead", "MkDir", "MkdTemp"), [s_native]);
        Assert.Equal(["@dotnet-aot"], rules[0].Names);
        Assert.Equal(["mkdir", "mkdirat"], rules[1].Names);
        Assert.Equal(2, rules.Count);
    }

    [Fact]
    public void What_only_other_ABIs_need_is_left_out() => Assert.DoesNotContain(
        DerivedRules.Of(Of("LockFileRegion"), [s_native]), rule => rule.When.Contains("F_SETLK64", StringComparison.Ordinal));

    [Fact]
    public void An_answer_is_for_what_no_other_rule_allows()
    {
        DerivedRule answer = Assert.Single(DerivedRules.Of(Of("Socket"), [s_native]), rule => rule.Errno is not null);
        Assert.Equal("EAFNOSUPPORT", answer.Errno);
        Assert.StartsWith("(family not in { AF_INET, AF_INET6 }) && !(", answer.When, StringComparison.Ordinal);
    }

    /// <summary>A rule of another function allows what this one would have answered.</summary>
    [Fact]
    public void An_answer_gives_way_to_an_unconditional_rule()
    {
        GroupRule[] rules = [.. Of("Connect", "Disconnect").RulesOn(s_native).Where(rule => rule.Syscall == "connect")];
        Assert.Equal([new GroupRule("connect", null, null)], rules);
        Assert.Equal(["EAFNOSUPPORT"], DerivedRules.Of(Of("Disconnect"), [s_native]).Select(rule => rule.Errno).OfType<string>());
    }

    private static Derivation Of(params string[] functions) => Derivation.Of(
        functions.Select(function => new NativeImport(NativeExports.SystemNative, NativeExports.SystemNativePrefix + function)), s_aot);
}
