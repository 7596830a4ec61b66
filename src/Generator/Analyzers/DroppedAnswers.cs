using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>Failures that a caller asks to be told of, and then does not look at.</summary>
internal static class DroppedAnswers
{
    private const string Try = "Try";
    private const string TryReportViolations = "TryReportViolations";

    /// <summary>The finding on a call; none where something looks at its answer, or at its result.</summary>
    public static IEnumerable<Finding> Of(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        bool reports = method.Name == TryReportViolations && InstallCall.IsOfSeccomp(method);
        if (!reports && InstallCall.Of(call) is not { Tries: true })
            yield break;
        if (Dropped(call) is { } dropped && !IsResultUsed(call) && Throwing(call) is { } throwing)
        {
            string without = reports ? "without reports" : "unconfined";
            yield return Finding.Of(
                FindingKinds.AnswerDropped, SourcePlaces.Of(dropped), $"{method.ContainingType.Name}.{method.Name}", without, throwing) with
            {
                Replacement = throwing,
            };
        }
    }

    /// <summary>The expression that is a statement and ends with the call; null if the answer goes anywhere.</summary>
    private static SyntaxNode? Dropped(IInvocationOperation call)
    {
        IOperation whole = call.Parent is ISimpleAssignmentOperation { Target: IDiscardOperation } assignment ? assignment : call;
        return whole.Parent is IExpressionStatementOperation ? whole.Syntax : null;
    }

    /// <summary>The result says the same as the answer, and why: it may be what is looked at.</summary>
    private static bool IsResultUsed(IInvocationOperation call)
    {
        IOperation? result = call.Arguments.FirstOrDefault(argument => argument.Parameter?.RefKind == RefKind.Out)?.Value;
        if (result is IDeclarationExpressionOperation declaration)
            result = declaration.Expression;
        return result switch
        {
            IDiscardOperation => false,
            ILocalReferenceOperation { Local: { } local } => Root(call).Descendants().OfType<ILocalReferenceOperation>()
                .Count(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local)) > 1,
            _ => true,
        };
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>The same call of the method that throws.</summary>
    private static string? Throwing(IInvocationOperation call)
    {
        if (call.Syntax is not InvocationExpressionSyntax invocation)
            return null;
        string method = invocation.Expression.ToString();
        string name = call.TargetMethod.Name;
        IEnumerable<ArgumentSyntax> given = invocation.ArgumentList.Arguments.Where(argument =>
            !argument.RefOrOutKeyword.ValueText.Equals("out", System.StringComparison.Ordinal));
        return method.EndsWith(name, System.StringComparison.Ordinal)
            ? $"{method.Substring(0, method.Length - name.Length)}{name.Substring(Try.Length)}({string.Join(", ", given)})"
            : null;
    }
}
