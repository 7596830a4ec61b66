using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What a project's properties make of groups.</summary>
public sealed class GroupTests
{
    private const string Source = """
        using SeccompSharp;
        [SeccompFilter(SeccompAction.KillProcess, Targets = SeccompTargets.X64)]
        [SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Console)]
        internal static partial class Sandbox;
        """;

    [Theory]
    [InlineData("", "", "")]
    [InlineData("false", "true", "true")]
    [InlineData("true", "", "")]
    [InlineData("true", "true", "")]
    [InlineData("true", "true", "true")]
    public void The_filter_is_for_the_build(string publishAot, string invariantGlobalization, string eventSourceSupport)
    {
        BuildContext context = BuildContext.FromProperties(name => name switch
        {
            "PublishAot" => publishAot,
            "InvariantGlobalization" => invariantGlobalization,
            "EventSourceSupport" => eventSourceSupport,
            _ => null,
        });
        string text = Generation.Run(Program(Source)
            .WithProperty("PublishAot", publishAot)
            .WithProperty("InvariantGlobalization", invariantGlobalization)
            .WithProperty("EventSourceSupport", eventSourceSupport)).Compiles().Text;

        string[] parts = text.Split("X64JitData =>");
        Assert.Equal(Words(context), WordsIn(parts[0]));
        Assert.Equal(context.Runtime == DotNetRuntime.NativeAot, parts.Length == 2);
        if (parts.Length == 2)
            Assert.Equal(Words(context with { Runtime = DotNetRuntime.CoreClr }), WordsIn(parts[1]));
    }

    [Fact]
    public void A_policy_without_groups_has_one_filter_however_it_is_published()
    {
        string text = Generation.Run(Library(Source.Replace("SeccompGroup.DotNet, SeccompGroup.Console", "\"read\""))
            .WithProperty("PublishAot", "true")).Compiles().Text;
        Assert.DoesNotContain("Jit", text);
    }

    [Fact]
    public void A_process_with_a_JIT_gets_the_filter_that_allows_one()
    {
        TestProject project = Library(Source);
        GetFilter get = Generation.Run(project).Compiles().Load().GetType("Sandbox")!
            .GetProperty("X64")!.GetMethod!.CreateDelegate<GetFilter>();
        Assert.Equal(Words(new BuildContext()).Length, get().Length);
    }

    /// <summary>Only the application knows; what it decides about cultures and events must let it live.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("PublishAot", "true")]
    [InlineData("PublishAot", "false")]
    [InlineData("InvariantGlobalization", "true")]
    [InlineData("EventSourceSupport", "false")]
    public void A_class_library_has_a_filter_for_each_runtime(string property, string value)
    {
        TestProject project = Library(Source);
        string text = Generation.Run(property.Length == 0 ? project : project.WithProperty(property, value)).Compiles().Text;
        string[] parts = text.Split("X64JitData =>");
        Assert.Equal(2, parts.Length);
        Assert.Equal(Words(new BuildContext { Runtime = DotNetRuntime.NativeAot }), WordsIn(parts[0]));
        Assert.Equal(Words(new BuildContext()), WordsIn(parts[1]));
    }

    [Fact]
    public void A_native_library_is_an_application_in_this()
    {
        TestProject project = Library(Source).WithProperty("PublishAot", "true").WithProperty("NativeLib", "Shared");
        Assert.Equal(
            Words(new BuildContext { Runtime = DotNetRuntime.NativeAot, EventSource = false }),
            WordsIn(Generation.Run(project).Compiles().Text.Split("X64JitData =>")[0]));
    }

    private static TestProject Program(string source) => TestProject.Of(source).With("Program.cs", "System.Console.WriteLine();");

    private static TestProject Library(string source) =>
        TestProject.Of(source) with { OutputKind = OutputKind.DynamicallyLinkedLibrary };

    private delegate System.ReadOnlySpan<SockFilter> GetFilter();

    private static string[] Words(BuildContext context)
    {
        Policy policy = new()
        {
            Abis = ImmutableEquatableArray.Of(Abi.X86_64),
            DefaultAction = SyscallAction.KillProcess,
            Resolution = RuleResolution.MostRestrictive,
            Unknown = UnknownSyscalls.Table,
            Groups = context,
            Rules = ImmutableEquatableArray.Of(new Rule(
                ImmutableEquatableArray.Of(new NameReference("@dotnet", Place.None), new NameReference("@console", Place.None)),
                null, SyscallAction.Allow, Place.None)),
        };
        return [.. FilterBuilder.Build(policy, CancellationToken.None).Filter!.Program.Instructions
            .Select(instruction => string.Concat(Enumerable.Range(0, 8).Select(i => $"0x{(byte)(instruction.ToWord(littleEndian: true) >> (8 * i)):x2}, ")))];
    }

    private static string[] WordsIn(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("0x")).Select(line => line.Split("//")[0])];
}
