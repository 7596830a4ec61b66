using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.CodeFixes;

/// <summary>A [SeccompAllow], [SeccompDeny] or [SeccompRule] as it stands in the source.</summary>
internal sealed class WrittenAttribute
{
    private const string Namespace = "SeccompSharp";

    private WrittenAttribute(AttributeSyntax syntax, string kind, SemanticModel model)
    {
        Syntax = syntax;
        AttributeArgumentSyntax[] positional = [.. Arguments.Where(argument => argument.NameEquals is null)];
        Names = [.. positional.Skip(kind == "SeccompRuleAttribute" ? 1 : 0)
            .Select(argument => (argument, model.GetConstantValue(argument.Expression).Value as string ?? ""))];
        Action = ActionOf(kind, positional, model);
    }

    /// <summary>The attribute.</summary>
    public AttributeSyntax Syntax { get; }

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<AttributeArgumentSyntax> Arguments => [.. Syntax.ArgumentList?.Arguments ?? []];

    /// <summary>The syscalls and groups that it names; an empty name for what is no constant.</summary>
    public IReadOnlyList<(AttributeArgumentSyntax Argument, string Name)> Names { get; }

    /// <summary>What happens; null where it is not one of the plain actions.</summary>
    public SyscallAction? Action { get; }

    /// <summary>Whether it holds for every call that it names.</summary>
    public bool IsUnconditional => Named("When") is null;

    /// <summary>Whether all that it names is written as constants, one after the other.</summary>
    public bool IsPlain => Names.Count > 0 && Names.All(name => name.Name.Length > 0 && name.Argument.NameColon is null);

    /// <summary>The attribute's meaning; null for any other attribute.</summary>
    public static WrittenAttribute? Of(AttributeSyntax syntax, SemanticModel model) =>
        model.GetTypeInfo(syntax).Type is { Name: "SeccompAllowAttribute" or "SeccompDenyAttribute" or "SeccompRuleAttribute" } type
        && type.ContainingNamespace.ToDisplayString() == Namespace
            ? new WrittenAttribute(syntax, type.Name, model)
            : null;

    /// <summary>An argument by the name of its property.</summary>
    public AttributeArgumentSyntax? Named(string property) =>
        Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property);

    private SyscallAction? ActionOf(string kind, AttributeArgumentSyntax[] positional, SemanticModel model)
    {
        if (kind == "SeccompAllowAttribute")
            return SyscallAction.Allow;
        ExpressionSyntax? action = kind == "SeccompRuleAttribute" ? positional.FirstOrDefault()?.Expression : Named("Action")?.Expression;
        ActionKind? meant = action is null ? ActionKind.Errno : Number(action, model) is { } number ? (ActionKind)number : null;
        if (meant != ActionKind.Errno)
            return meant is { } other && Named("Data") is null ? new SyscallAction(other) : null;
        return Named("Errno") is not { } errno ? SyscallAction.Errno(Policies.Syscalls.Errno.EPERM)
            : Number(errno.Expression, model) is { } data ? SyscallAction.Errno((ushort)data) : null;
    }

    private static long? Number(ExpressionSyntax expression, SemanticModel model) =>
        model.GetConstantValue(expression) is { HasValue: true, Value: { } value and not string and not bool }
            ? System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
