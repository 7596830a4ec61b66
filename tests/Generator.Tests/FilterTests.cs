using System;
using System.Linq;
using System.Reflection;
using System.Threading;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What a generated class holds, loaded and asked.</summary>
public sealed class FilterTests
{
    private delegate ReadOnlySpan<SockFilter> GetFilter();

    private const string Source = """
        using SeccompSharp;
        [SeccompFilter(SeccompAction.Errno, DefaultErrno = Errno.EACCES, Targets = SeccompTargets.All, CompatAbis = SeccompAbis.X86)]
        [SeccompAllow("read", "exit", "exit_group", "rt_sigreturn", "restart_syscall")]
        [SeccompDeny("getpid", Action = SeccompAction.KillProcess)]
        internal static partial class Sandbox;
        """;

    [Fact]
    public void Generated_bytes_are_those_that_the_builder_makes()
    {
        Type sandbox = Load(Source);
        foreach (Target target in Target.DotNet)
        {
            BuiltFilter expected = FilterBuilder.Build(SourcePolicy(target), CancellationToken.None).Filter!;
            Assert.Equal(expected.Program.ToBytes(), Bytes(sandbox, target));
        }
    }

    [Fact]
    public void Filter_is_that_of_the_running_architecture()
    {
        Type sandbox = Load(Source);
        Assert.Equal(
            Spans(sandbox, System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString()),
            Spans(sandbox, "Filter"));
    }

    [Fact]
    public void Getting_a_filter_allocates_nothing()
    {
        var get = Load(Source).GetProperty("Filter")!.GetMethod!.CreateDelegate<GetFilter>();
        _ = get();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int length = get().Length;
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.NotEqual(0, length);
    }

    [Fact]
    public void A_filter_lies_in_the_read_only_data_of_the_image()
    {
        var get = Load(Source).GetProperty("X64")!.GetMethod!.CreateDelegate<GetFilter>();
        Type data = Load(Source).Assembly.GetType("<PrivateImplementationDetails>")!;
        Assert.Contains(
            data.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public),
            field => field.Attributes.HasFlag(FieldAttributes.HasFieldRVA) && SizeOf(field) == 8 * get().Length);
    }

    [Fact]
    public void An_architecture_without_a_filter_is_named_in_the_exception()
    {
        Type sandbox = Load("""
            using SeccompSharp;
            [SeccompFilter(Targets = SeccompTargets.LoongArch64)]
            [SeccompDeny("mount")]
            internal static partial class Sandbox;
            """);
        var thrown = Assert.Throws<PlatformNotSupportedException>(
            () => { _ = sandbox.GetProperty("Filter")!.GetMethod!.CreateDelegate<GetFilter>()(); });
        Assert.Contains("Sandbox has no seccomp filter for", thrown.Message);
        Assert.Contains("LoongArch64", thrown.Message);
    }

    private static Policy SourcePolicy(Target target) => new()
    {
        Abis = target == Target.X64
            ? ImmutableEquatableArray.Of(Abi.X86_64, Abi.X86)
            : ImmutableEquatableArray.Of(target.Native),
        DefaultAction = SyscallAction.Errno(13),
        Resolution = RuleResolution.MostRestrictive,
        Unknown = UnknownSyscalls.Table,
        Rules = ImmutableEquatableArray.Of(
            RuleOf(SyscallAction.Allow, "read", "exit", "exit_group", "rt_sigreturn", "restart_syscall"),
            RuleOf(SyscallAction.KillProcess, "getpid")),
    };

    private static Rule RuleOf(SyscallAction action, params string[] names) => new(
        names.Select(name => new NameReference(name, Place.None)).ToImmutableEquatableArray(), null, action, Place.None);

    private static Type Load(string source)
    {
        TestProject project = TestProject.Of(source) with { OutputKind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary };
        return Generation.Run(project).Compiles().Load().GetType("Sandbox")!;
    }

    private static SockFilter[] Spans(Type sandbox, string property) =>
        sandbox.GetProperty(property)!.GetMethod!.CreateDelegate<GetFilter>()().ToArray();

    private static byte[] Bytes(Type sandbox, Target target) => sandbox
        .GetProperty(target.MemberName + "Data", BindingFlags.Static | BindingFlags.NonPublic)!
        .GetMethod!.CreateDelegate<GetBytes>()().ToArray();

    private delegate ReadOnlySpan<byte> GetBytes();

    private static int SizeOf(FieldInfo field) =>
        field.FieldType.StructLayoutAttribute is { Size: > 0 } layout ? layout.Size : 8;
}
