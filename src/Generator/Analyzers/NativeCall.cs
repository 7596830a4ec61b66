using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>A call of a function of libc that is called like a syscall, or of <c>syscall</c> itself.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Function">The function.</param>
/// <param name="Number">The number that <c>syscall</c> is given; null for other functions.</param>
internal sealed record NativeCall(IInvocationOperation Invocation, string Function, uint? Number)
{
    private static readonly HashSet<string> s_libc =
        new(StringComparer.Ordinal) { "libc", "libc.so", "libc.so.6", "c", "libc.musl-x86_64.so.1" };

    /// <summary>A P/Invoke into libc; null for any other call, and for a number that is not constant.</summary>
    public static NativeCall? Of(IInvocationOperation call)
    {
        if (ImportOf(call.TargetMethod) is not (string module, string function) || !s_libc.Contains(module))
            return null;
        if (function != "syscall")
            return new NativeCall(call, function, null);
        IOperation? first = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value;
        return first?.ConstantValue is { HasValue: true, Value: int or uint or long or ulong or short or byte } number
            && decimal.ToInt64(Convert.ToDecimal(number.Value, System.Globalization.CultureInfo.InvariantCulture)) is >= 0 and <= int.MaxValue and var value
            && !ChoosesByArchitecture(call)
                ? new NativeCall(call, function, (uint)value)
                : null;
    }

    /// <summary>What a P/Invoke is of; null for any other method.</summary>
    internal static (string? Module, string Function)? ImportOf(IMethodSymbol method)
    {
        if (!method.IsExtern && !method.IsPartialDefinition)
            return null;
        if (method.GetDllImportData() is { } import)
            return (import.ModuleName, import.EntryPointName ?? method.Name);
        AttributeData? library = method.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass is { Name: "LibraryImportAttribute", ContainingNamespace.Name: "InteropServices" });
        return library?.ConstructorArguments.FirstOrDefault().Value is string module
            ? (module, library!.NamedArguments.FirstOrDefault(argument => argument.Key == "EntryPoint").Value.Value as string ?? method.Name)
            : null;
    }

    /// <summary>Numbers differ between architectures: this one may be meant for another.</summary>
    private static bool ChoosesByArchitecture(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation.Descendants().Any(one => one.Type is { Name: "Architecture", ContainingNamespace.Name: "InteropServices" });
    }
}
