using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>The bytes of a filter in an assembly that was built, for one target and one of the two kinds of runtime.</summary>
internal sealed class EmittedFilter
{
    private readonly Program _program;

    private EmittedFilter(Target target, byte[] bytes)
    {
        Abi = target.Native;
        Bytes = bytes;
        _program = Program.FromBytes(bytes, littleEndian: true);
    }

    private delegate ReadOnlySpan<byte> Data();

    /// <summary>The ABI that .NET uses.</summary>
    public Abi Abi { get; }

    /// <summary>As in the binary.</summary>
    public byte[] Bytes { get; }

    /// <summary>Reads what the generator has written: the private members with the data.</summary>
    /// <param name="assembly">The path of an assembly with a class <c>Sandbox</c>.</param>
    /// <param name="target">A little-endian target of the class.</param>
    /// <param name="jit">What a process with a JIT installs, or what a native binary does.</param>
    public static EmittedFilter Read(string assembly, Target target, bool jit)
    {
        string name = target.MemberName + (jit ? "JitData" : "Data");
        PropertyInfo data = Assembly.LoadFrom(assembly).GetType("Sandbox", throwOnError: true)!
            .GetProperty(name, BindingFlags.NonPublic | BindingFlags.Static)!;
        return new EmittedFilter(target, data.GetMethod!.CreateDelegate<Data>()().ToArray());
    }

    /// <summary>Whether the ABI has the call at all.</summary>
    public bool Has(string syscall) => SyscallTable.TryGetNumber(Abi, syscall, out _);

    /// <summary>What becomes of a call with these arguments, and zeroes for those that are not given.</summary>
    public SyscallAction Answer(string syscall, params ulong[] arguments) =>
        SyscallAction.FromReturnValue(Interpreter.Run(
            _program,
            new SeccompData(Number(syscall), Abi.AuditArch, [.. arguments, .. new ulong[6 - arguments.Length]])));

    /// <summary>All that can become of a call, whatever its arguments.</summary>
    public IReadOnlyList<SyscallAction> Answers(string syscall) =>
        [.. ProgramPaths.Of(_program, Abi.AuditArch, Number(syscall), CancellationToken.None).Returns.Select(SyscallAction.FromReturnValue)];

    private uint Number(string syscall) => SyscallTable.TryGetNumber(Abi, syscall, out uint number)
        ? number
        : throw new ArgumentException($"{Abi.Name} has no {syscall}.");
}
