using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Threading;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Tool.Programs;

/// <summary>Reads policies back from the attributes in a built assembly, without loading it.</summary>
internal static class ProgramReader
{
    private const string Namespace = "SeccompSharp";
    private const ushort EPERM = 1;

    /// <summary>The policies of an assembly; none where the file is no assembly, or has none.</summary>
    public static IReadOnlyList<ProgramPolicy> Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using var image = new PEReader(file);
            if (!image.HasMetadata)
                return [];
            MetadataReader metadata = image.GetMetadataReader();
            return
            [
                .. metadata.TypeDefinitions.Select(handle => Read(metadata, metadata.GetTypeDefinition(handle))).OfType<ProgramPolicy>(),
            ];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return [];
        }
    }

    private static ProgramPolicy? Read(MetadataReader metadata, TypeDefinition type)
    {
        var rules = new List<WrittenRule>();
        SyscallAction? stated = null;
        string? profile = null;
        bool isPolicy = false;
        foreach (CustomAttributeHandle handle in type.GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (NameOf(metadata, attribute) is not { } name)
                continue;
            CustomAttributeValue<string> value = attribute.DecodeValue(AttributeTypes.Instance);
            isPolicy = true;
            switch (name)
            {
                case "SeccompFilterAttribute":
                    stated = value.FixedArguments.Length == 1 ? Action(Number(value.FixedArguments[0].Value), Named(value, "DefaultErrno")) : null;
                    break;
                case "SeccompProfileAttribute":
                    profile = value.FixedArguments[0].Value as string;
                    break;
                case "SeccompAllowAttribute":
                    rules.Add(Rule(value, 0, SyscallAction.Allow, "SeccompAllow("));
                    break;
                case "SeccompDenyAttribute":
                    SyscallAction denial = Action(Named(value, "Action") ?? (uint)ActionKind.Errno, Named(value, "Errno"));
                    rules.Add(Rule(value, 0, denial, "SeccompDeny("));
                    break;
                case "SeccompRuleAttribute":
                    SyscallAction action = Action(Number(value.FixedArguments[0].Value), Named(value, "Errno"), Named(value, "Data"));
                    rules.Add(Rule(value, 1, action, $"SeccompRule(SeccompAction.{action.Kind}, "));
                    break;
                default:
                    break;
            }
        }

        if (!isPolicy)
            return null;
        bool allows = rules.Any(written => !written.Rule.Action.Denies);
        SyscallAction defaultAction = stated ?? (allows ? SyscallAction.KillProcess : SyscallAction.Allow);
        return new ProgramPolicy(metadata.GetString(type.Name), defaultAction, rules) { Profile = profile };
    }

    /// <summary>The attribute's type, if it is one of ours.</summary>
    private static string? NameOf(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return null;
        EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
            return null;
        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.StringComparer.Equals(type.Namespace, Namespace) ? metadata.GetString(type.Name) : null;
    }

    private static WrittenRule Rule(CustomAttributeValue<string> value, int names, SyscallAction action, string opening)
    {
        string[] syscalls =
        [
            .. ((ImmutableArray<CustomAttributeTypedArgument<string>>)value.FixedArguments[names].Value!).Select(name => name.Value as string ?? ""),
        ];
        string? when = value.NamedArguments.FirstOrDefault(argument => argument.Name == "When").Value as string;
        Condition? condition = when is null ? null : ConditionParser.Parse(when, static _ => Place.None, CancellationToken.None).Condition;
        var rule = new Rule(syscalls.Select(name => new NameReference(name, Place.None)).ToImmutableEquatableArray(), condition, action, Place.None);
        string text = opening + string.Join(", ", syscalls.Select(name => $"\"{name}\"")) + (when is null ? "" : $", When = \"{when}\"") + ")";
        return new WrittenRule(rule, $"[{text}]");
    }

    private static SyscallAction Action(uint kind, uint? errno, uint? data = null) => (ActionKind)kind switch
    {
        ActionKind.Errno => SyscallAction.Errno((ushort)(errno ?? EPERM)),
        ActionKind.Trap or ActionKind.Trace => new SyscallAction((ActionKind)kind, (ushort)(data ?? 0)),
        var other => new SyscallAction(other),
    };

    private static uint? Named(CustomAttributeValue<string> value, string property)
    {
        object? found = value.NamedArguments.FirstOrDefault(argument => argument.Name == property).Value;
        return found is null ? null : Number(found);
    }

    private static uint Number(object? value) => Convert.ToUInt32(value, CultureInfo.InvariantCulture);
}
