using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>What has happened whenever an operation does, by the shape of the code alone.</summary>
/// <remarks>Errs in one direction: what is conditional, or in another function, has not happened.</remarks>
internal static class CertainOperations
{
    /// <summary>What the statements before the one with this operation do, in the same function; the nearest statements first.</summary>
    public static IEnumerable<IOperation> Before(IOperation operation) => StatementsBefore(operation).SelectMany(In);

    /// <summary>The same, and what those statements might do.</summary>
    public static IEnumerable<IOperation> PerhapsBefore(IOperation operation) =>
        StatementsBefore(operation).SelectMany(statement => statement.DescendantsAndSelf());

    /// <summary>The function in which an operation stands: a lambda or a local function; null for the method itself.</summary>
    public static IOperation? Function(IOperation operation)
    {
        for (IOperation? at = operation; at is not null; at = at.Parent)
        {
            if (IsFunction(at))
                return at;
        }

        return null;
    }

    /// <summary>The loop that does an operation again every time that it goes round, and never ends in the midst.</summary>
    public static ILoopOperation? Loop(IOperation operation)
    {
        for (IOperation child = operation; !IsFunction(child) && child.Parent is { } parent; child = parent)
        {
            if (parent is ILoopOperation loop)
                return loop.Body == child && !Leaves(loop.Body) ? loop : null;
            if (!Children(parent).Contains(child))
                return null;
        }

        return null;
    }

    /// <summary>Whether an operation is carried out whenever its method is, unless that is left before.</summary>
    public static bool IsCertain(IOperation operation)
    {
        for (IOperation child = operation; child.Parent is { } parent; child = parent)
        {
            if (!Children(parent).Contains(child))
                return false;
        }

        return true;
    }

    private static IEnumerable<IOperation> StatementsBefore(IOperation operation)
    {
        for (IOperation child = operation; !IsFunction(child) && child.Parent is { } parent; child = parent)
        {
            ImmutableArray<IOperation> statements = parent switch
            {
                IBlockOperation block => block.Operations,
                ISwitchCaseOperation section when !section.Clauses.Any(clause => clause == child) => section.Body,
                _ => ImmutableArray<IOperation>.Empty,
            };
            foreach (IOperation statement in statements.TakeWhile(statement => statement != child).Reverse())
                yield return statement;
        }
    }

    private static bool Leaves(IOperation body) => body is IBranchOperation { BranchKind: not BranchKind.Continue } or IReturnOperation or IThrowOperation
        || (!IsFunction(body) && body.ChildOperations.Any(Leaves));

    private static bool IsFunction(IOperation operation) => operation is IAnonymousFunctionOperation or ILocalFunctionOperation;

    private static IEnumerable<IOperation> In(IOperation operation)
    {
        yield return operation;
        foreach (IOperation child in Children(operation))
        {
            foreach (IOperation certain in In(child))
                yield return certain;
        }
    }

    /// <summary>Those parts of an operation that are carried out whenever it is.</summary>
    private static IEnumerable<IOperation> Children(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation => [],
        IConditionalOperation conditional => [conditional.Condition],
        ISwitchOperation choice => [choice.Value],
        ISwitchExpressionOperation choice => [choice.Value],
        ICoalesceOperation coalesce => [coalesce.Value],
        ICoalesceAssignmentOperation coalesce => [coalesce.Target],
        IConditionalAccessOperation access => [access.Operation],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } either => [either.LeftOperand],
        IForEachLoopOperation loop => [loop.Collection],
        IWhileLoopOperation { ConditionIsTop: true, Condition: { } condition } => [condition],
        IForLoopOperation loop => loop.Before,
        ITryOperation { Catches.IsEmpty: false } caught => caught.Finally is { } last ? [last] : [],
        ILoopOperation => [],
        _ => operation.ChildOperations,
    };
}
