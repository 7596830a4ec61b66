using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Delegates that are to run on a thread under a filter, and do not, or whose failure nobody learns of.</summary>
internal static class ThreadUse
{
    private const string RunAsync = "RunAsync";

    /// <summary>The findings on a call.</summary>
    public static IEnumerable<Finding> Of(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "Run" or RunAsync, ContainingType: { Name: "SeccompThread", ContainingNamespace: { Name: "SeccompSharp", ContainingNamespace.IsGlobalNamespace: true } } } method)
            yield break;
        string name = $"{method.ContainingType.Name}.{method.Name}";
        if (method.TypeArguments.Any(IsTask) || call.Arguments.Any(argument => IsAsync(argument.Value)))
        {
            yield return Finding.Of(
                FindingKinds.ThreadMisused, SourcePlaces.Of(call.Syntax), name,
                "is given an async delegate, of which all after the first await would run on other threads, without the filter",
                "pass a delegate that has done its work when it returns");
        }
        else if (method.Name == RunAsync && IsDropped(call))
        {
            yield return Finding.Of(
                FindingKinds.ThreadMisused, SourcePlaces.Of(call.Syntax), name,
                "is not awaited, so that nobody learns when the filter is refused or the delegate fails",
                "await the task, or call SeccompThread.Run");
        }
    }

    private static bool IsTask(ITypeSymbol type) => type is
    {
        Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } },
    };

    private static bool IsAsync(IOperation argument)
    {
        while (argument is IConversionOperation conversion)
            argument = conversion.Operand;
        return argument is IDelegateCreationOperation { Target: var target } && target switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
            IMethodReferenceOperation reference => reference.Method.IsAsync,
            _ => false,
        };
    }

    private static bool IsDropped(IInvocationOperation call) =>
        call.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation };
}
