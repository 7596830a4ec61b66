using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>A filter that comes when work has begun: it then holds for all threads, but not for what they have done.</summary>
/// <param name="When">When it is installed.</param>
/// <param name="IsTooLate">Whether the work is over.</param>
internal sealed record LateInstallation(string When, bool IsTooLate)
{
    private static readonly HashSet<string> s_begin =
    [
        "System.Threading.Thread.Start",
        "System.Threading.Thread.UnsafeStart",
        "System.Threading.ThreadPool.QueueUserWorkItem",
        "System.Threading.ThreadPool.UnsafeQueueUserWorkItem",
        "System.Threading.Tasks.Task.Run",
        "System.Threading.Tasks.TaskFactory.StartNew",
        "Microsoft.AspNetCore.Builder.WebApplication.StartAsync",
        "Microsoft.AspNetCore.Builder.WebApplication.RunAsync",
        "Microsoft.Extensions.Hosting.IHost.StartAsync",
        "Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.Start",
        "Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.RunAsync",
    ];

    /// <summary>What returns when the program has been told to end.</summary>
    private static readonly HashSet<string> s_work =
    [
        "Microsoft.AspNetCore.Builder.WebApplication.Run",
        "Microsoft.AspNetCore.Builder.WebApplication.RunAsync",
        "Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.Run",
        "Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.RunAsync",
    ];

    /// <summary>What makes an installation late; null when nothing is known to.</summary>
    /// <param name="install">The installation.</param>
    /// <param name="before">What has happened before it in the same function.</param>
    /// <param name="method">Whose code it is.</param>
    public static LateInstallation? Of(InstallCall install, IOperation[] before, ISymbol method)
    {
        IOperation? function = CertainOperations.Function(install.Call);
        if (function is not null && Receiver(function) is { } receiver)
            return new LateInstallation($"by what {receiver} is given, while the program goes on", IsTooLate: false);
        IInvocationOperation[] calls = [.. before.OfType<IInvocationOperation>()];
        if (calls.FirstOrDefault(IsWork) is { } work)
            return new LateInstallation($"after {NameOf(work)}, which returns when the program ends", IsTooLate: true);
        if (calls.FirstOrDefault(call => s_begin.Contains(FullNameOf(call.TargetMethod))) is { } begun)
            return new LateInstallation($"after {NameOf(begun)} has begun work", IsTooLate: false);

        // Values may have to be read before they can be given.
        return function is null && IsEntry(method) && !install.HasValues && before.OfType<IAwaitOperation>().Any()
            ? new LateInstallation("after an await", IsTooLate: false)
            : null;
    }

    /// <summary>Whether a method is one that a program begins with.</summary>
    public static bool IsEntry(ISymbol method) =>
        method is IMethodSymbol { IsStatic: true, Name: "Main" or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName };

    private static bool IsWork(IInvocationOperation call) =>
        s_work.Contains(FullNameOf(call.TargetMethod)) && (call.Type?.SpecialType == SpecialType.System_Void || call.Parent is IAwaitOperation);

    /// <summary>The method that has a lambda run by another thread.</summary>
    private static string? Receiver(IOperation lambda)
    {
        IOperation? argument = lambda.Parent;
        while (argument is IDelegateCreationOperation or IConversionOperation)
            argument = argument.Parent;
        return argument is not IArgumentOperation ? null : argument.Parent switch
        {
            IInvocationOperation call when s_begin.Contains(FullNameOf(call.TargetMethod)) => NameOf(call),
            IObjectCreationOperation { Constructor.ContainingType: { Name: "Thread" } type } when NameOf(type) == "System.Threading.Thread" => "a new Thread",
            _ => null,
        };
    }

    private static string NameOf(IInvocationOperation call) => $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";

    private static string FullNameOf(IMethodSymbol method) => $"{NameOf(method.ContainingType.OriginalDefinition)}.{method.Name}";

    private static string NameOf(INamedTypeSymbol type) => $"{type.ContainingNamespace}.{type.Name}";
}
