using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Attributes;

/// <summary>Reads a [SeccompAllow], [SeccompDeny] or [SeccompRule].</summary>
internal static class AttributeRuleReader
{
    private const ushort EPERM = 1;

    public static Rule Read(
        string attribute, AttributeArguments arguments, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        (SyscallAction action, Place actionPlace) = attribute switch
        {
            AttributeNames.Allow => (SyscallAction.Allow, arguments.Place),
            AttributeNames.Deny => Denial(arguments, findings),
            _ => Any(arguments, findings),
        };
        ImmutableEquatableArray<NameReference> names = Names(arguments, findings, cancellationToken);
        Condition? condition = WhenReader.Read(arguments.Named("When"), findings, cancellationToken);
        return new Rule(names, condition, action, arguments.Place)
        {
            ActionPlace = actionPlace,
            Justification = arguments.Named("Justification")?.Text is { } text ? new Justification(text) : null,
        };
    }

    /// <summary>An action with its data from an errno property, which only Errno has a use for.</summary>
    public static SyscallAction WithErrno(
        ActionKind kind, ArgumentValue? errno, ICollection<Finding> findings)
    {
        if (kind == ActionKind.Errno)
            return SyscallAction.Errno(Data("Errno", errno, EPERM, SyscallAction.MaxErrno, findings));
        if (errno is { } unused)
            findings.Add(Finding.Of(FindingKinds.ActionDataIgnored, unused.Place, "errno", kind.ToString()));
        return new SyscallAction(kind);
    }

    private static (SyscallAction Action, Place Place) Denial(AttributeArguments arguments, ICollection<Finding> findings)
    {
        ArgumentValue? action = arguments.Named("Action");
        ActionKind kind = action is { } set ? OptionValues.Action(set, findings) ?? ActionKind.KillProcess : ActionKind.Errno;
        Place place = action?.Place ?? arguments.Place;
        if (kind is ActionKind.Allow or ActionKind.Log or ActionKind.Trace or ActionKind.Notify)
            findings.Add(Finding.Of(FindingKinds.DenialLetsCallThrough, place, kind.ToString()));
        return (WithErrno(kind, arguments.Named("Errno"), findings), place);
    }

    private static (SyscallAction Action, Place Place) Any(AttributeArguments arguments, ICollection<Finding> findings)
    {
        ActionKind kind = ActionKind.KillProcess;
        Place place = arguments.Place;
        if (arguments.Positional("action") is { } action)
        {
            kind = OptionValues.Action(action, findings) ?? kind;
            place = action.Place;
        }

        SyscallAction withErrno = WithErrno(kind, arguments.Named("Errno"), findings);
        ArgumentValue? data = arguments.Named("Data");
        if (kind is ActionKind.Trace or ActionKind.Trap)
            return (new SyscallAction(kind, Data("Data", data, 0, ushort.MaxValue, findings)), place);
        if (data is { } unused)
            findings.Add(Finding.Of(FindingKinds.ActionDataIgnored, unused.Place, "data", kind.ToString()));
        return (withErrno, place);
    }

    private static ushort Data(
        string property, ArgumentValue? argument, ushort whenUnset, ushort highest, ICollection<Finding> findings)
    {
        if (argument is not { } set)
            return whenUnset;
        if (set.Number >= 0 && set.Number <= highest)
            return (ushort)set.Number;
        findings.Add(Finding.Of(
            FindingKinds.OptionValueNotUnderstood,
            set.Place,
            set.Number.ToString(CultureInfo.InvariantCulture),
            property,
            "a number from 0 to " + highest.ToString(CultureInfo.InvariantCulture)));
        return whenUnset;
    }

    private static ImmutableEquatableArray<NameReference> Names(
        AttributeArguments arguments, ICollection<Finding> findings, CancellationToken cancellationToken)
    {
        IReadOnlyList<ArgumentValue>? written = arguments.Elements("syscalls");
        if (written is null || written.Count == 0)
            findings.Add(Finding.Of(FindingKinds.RuleNamesNothing, arguments.Place));

        var names = new List<NameReference>();
        foreach (ArgumentValue name in written ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(name.Text))
                findings.Add(Finding.Of(FindingKinds.SyscallNameEmpty, name.Place, name.Text is null ? "null" : "empty"));
            else
                names.Add(new NameReference(name.Text!, StringPlaces.For(name)(new TextRange(0, name.Text!.Length))));
        }

        return names.ToImmutableEquatableArray();
    }
}
