using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Conditions;

/// <summary>Finds the argument that a condition names.</summary>
internal static class ArgumentLookup
{
    /// <summary>The argument; null, and an error among the findings, when there is none.</summary>
    public static Argument? Find(ArgumentReference reference, BindingContext context)
    {
        IReadOnlyList<Parameter>? parameters = context.Prototype?.Parameters;
        int named = reference.Name is null ? -1 : context.PositionOf(reference.Name) ?? -1;
        if (reference.Index is { } index)
        {
            if (named >= 0 && named != index)
                return Ambiguous(reference, index, named, context);
            if (parameters is not null && index >= parameters.Count)
                context.Report(FindingKinds.UnusedArgument, reference.Place, Numerals.Of(index), context.Syscall, Listed(parameters));
            return Argument.Of(context, index);
        }

        return named >= 0 ? Argument.Of(context, named) : Missing(reference, context);
    }

    private static Argument? Ambiguous(ArgumentReference reference, int index, int named, BindingContext context)
    {
        string position = $"args[{Numerals.Of(index)}]";
        string byName = $"args[{Numerals.Of(named)}]";
        context.Report(FindingKinds.AmbiguousArgument, reference.Place, reference.Name!, context.Syscall, byName, position);
        return null;
    }

    private static Argument? Missing(ArgumentReference reference, BindingContext context)
    {
        string name = reference.Name!;
        if (context.Prototype is not { } prototype)
        {
            context.Report(FindingKinds.NoPrototype, reference.Place, name, context.Syscall, context.Abi.Name);
            return null;
        }

        if (MemoryContents.Of(prototype) is { } memory)
        {
            context.Report(FindingKinds.ContentsInMemory, reference.Place, context.Syscall, memory.What, memory.Remedy);
            return null;
        }

        string? nearest = Spelling.Nearest(name, prototype.Parameters.Select(parameter => parameter.Name))
            ?? prototype.Parameters.Select(parameter => parameter.Name).FirstOrDefault(
                parameter => parameter.EndsWith("_" + name, StringComparison.Ordinal));
        string hint = nearest is not null ? $"did you mean '{nearest}'?"
            : Constants.TryGet(context.Abi, name, out _) ? $"'{name}' is a constant; the argument comes first"
            : "it has " + Listed(prototype.Parameters);
        context.Report(Finding.Of(FindingKinds.UnknownArgument, reference.Place, context.Syscall, name, hint) with
        {
            Replacement = nearest,
        });
        return null;
    }

    private static string Listed(IReadOnlyList<Parameter> parameters) => parameters.Count == 0
        ? "no arguments"
        : string.Join(", ", parameters.Select(parameter => parameter.Name));
}
