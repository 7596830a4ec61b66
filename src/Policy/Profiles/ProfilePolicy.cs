using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Decides what a profile says for one target: dialect, ABIs, rules that apply, actions with their errno.</summary>
internal static class ProfilePolicy
{
    public static PolicyReading Read(Profile profile, Target target, ProfileOptions options)
    {
        FindingList findings = new(profile.DefaultAction.Place.Path);
        DialectCheck.Report(profile, options.Dialect, findings);
        RuleSelection selection = new(target, options, findings);
        ProfileRule[] holding = [.. profile.Rules.Where(selection.Holds)];
        Rule?[] meanings = [.. holding.Select(rule => ToRule(rule, options, findings))];
        selection.ReportLeftOut();
        NotifyCheck.Report(profile, holding, options, findings);
        SyscallAction byDefault = ErrnoChoice.Resolve(profile.DefaultAction.Value, profile.DefaultErrnoRet, profile.DefaultErrno, options.Dialect);
        CollisionCheck.Report(holding, meanings, byDefault, target, options, findings);
        foreach (ProfileRule rule in holding)
            ForgottenValue.Report(profile, rule, findings);

        ImmutableEquatableArray<Abi> abis = AbiSelection.Of(profile, target, options);
        Policy? policy = findings.HasErrors || abis.Count == 0 ? null : new Policy
        {
            Abis = abis,
            DefaultAction = byDefault,
            DefaultActionPlace = profile.DefaultAction.Place,
            HasListener = profile.ListenerPath is { Value.Length: > 0 },
            Rules = meanings.OfType<Rule>().ToImmutableEquatableArray(),
            Resolution = options.Resolution,
            Unknown = options.Unknown,
            UnknownNames = options.UnknownNames,
            MinKernel = options.MinKernel,
            ForeignAbiAction = options.ForeignAbi,
            Width = options.Width,
            X32Border = options.X32Border,
            ExpandMultiplexers = options.ExpandMultiplexers,
        };
        return new PolicyReading(policy, findings.InOrder()) { CoversTarget = abis.Count > 0 };
    }

    /// <summary>The rule, or null if it names nothing.</summary>
    private static Rule? ToRule(ProfileRule rule, ProfileOptions options, FindingList findings)
    {
        ImmutableEquatableArray<NameReference> names =
            rule.Name is not null && options.Dialect != Dialect.Oci ? ImmutableEquatableArray.Of(rule.Name) : rule.Names;
        if (names.Count == 0)
            return null;
        Severity ignored = options.IgnoreExtensions ? Severity.Warning : Severity.Info;
        if (rule.When is not null)
            findings.Add(Finding.Of(FindingKinds.WhenIgnored, rule.When.Place) with { Severity = ignored });
        Condition? when = options.IgnoreExtensions ? null : rule.When?.Condition;
        SyscallAction action = ErrnoChoice.Resolve(rule.Action.Value, rule.ErrnoRet, rule.Errno, options.Dialect);
        Condition? condition = Both(ArgumentConditions.Of(rule.Arguments), when);
        return new Rule(names, condition, action, rule.Place)
        {
            ActionPlace = rule.Action.Place,
            Justification = rule.Remark is null ? null : new Justification(rule.Remark),
            IsScoped = options.Dialect != Dialect.Oci && (rule.Includes ?? rule.Excludes) is not null,
            ErrnoPlace = ErrnoChoice.Choose(rule.ErrnoRet, rule.Errno, options.Dialect)?.Place ?? default,
        };
    }

    private static Condition? Both(Condition? arguments, Condition? when) =>
        arguments is null ? when : when is null ? arguments : new Condition.All(ImmutableEquatableArray.Of(arguments, when));
}
