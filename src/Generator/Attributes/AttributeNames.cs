using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SeccompSharp.Generator.Attributes;

/// <summary>The attributes that people write, by their full names.</summary>
internal static class AttributeNames
{
    public const string Filter = "SeccompSharp.SeccompFilterAttribute";
    public const string Allow = "SeccompSharp.SeccompAllowAttribute";
    public const string Deny = "SeccompSharp.SeccompDenyAttribute";
    public const string Rule = "SeccompSharp.SeccompRuleAttribute";
    public const string Profile = "SeccompSharp.SeccompProfileAttribute";

    /// <summary>Puts policies in order; makes none by itself.</summary>
    public const string After = "SeccompSharp.SeccompAfterAttribute";

    public static readonly IReadOnlyList<string> All = [Filter, Allow, Deny, Rule, Profile];

    /// <summary>Whether a type has any seccomp attribute: for nearly all types the answer is no.</summary>
    public static bool AreOn(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (IsOurs(attribute.AttributeClass))
                return true;
        }

        return false;
    }

    /// <summary>The seccomp attributes of a class, all its declarations together, in the order of the source.</summary>
    public static IReadOnlyList<AttributeData> On(INamedTypeSymbol type) =>
        [.. type.GetAttributes().Where(attribute => Of(attribute) is not null)];

    /// <summary>The attribute that puts a class after another one, if it has it.</summary>
    public static AttributeData? AfterOn(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => IsNamed(attribute, After));

    /// <summary>The full name of a seccomp attribute that makes a policy; null for any other.</summary>
    public static string? Of(AttributeData attribute) => All.FirstOrDefault(name => IsNamed(attribute, name));

    private static bool IsNamed(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type
        && IsOurs(type)
        && name.Length == "SeccompSharp.".Length + type.Name.Length
        && name.EndsWith(type.Name, System.StringComparison.Ordinal);

    private static bool IsOurs(INamedTypeSymbol? type) =>
        type is { ContainingType: null, Arity: 0, ContainingNamespace: { Name: "SeccompSharp", ContainingNamespace.IsGlobalNamespace: true } };
}
