using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Would runtimes load a profile that hands calls to an agent? (runc, libcontainer/seccomp, InitSeccomp.)</summary>
internal static class NotifyCheck
{
    /// <param name="profile">The profile.</param>
    /// <param name="rules">The rules of it that apply.</param>
    /// <param name="options">Which runtime is meant, if one is.</param>
    /// <param name="findings">Takes what is found.</param>
    public static void Report(Profile profile, IReadOnlyCollection<ProfileRule> rules, ProfileOptions options, FindingList findings)
    {
        Severity refused = options.Runtime == Compat.Runc ? Severity.Error : Severity.Warning;
        bool byDefault = profile.DefaultAction.Value == ActionKind.Notify;
        ProfileRule[] notifying = [.. rules.Where(rule => rule.Action.Value == ActionKind.Notify && (rule.Names.Count > 0 || rule.Name is not null))];
        if (options.Runtime != Compat.Crun)
        {
            if (byDefault)
                Refused("as the default action", "name the calls in a rule", profile.DefaultAction.Place);
            foreach (NameReference name in notifying.SelectMany(rule => rule.Names).Where(name => name.Text == "write"))
                Refused("for 'write', by which it tells the agent", "leave 'write' to another action", name.Place, new Mend.DropNames(ImmutableEquatableArray.Of("write")));
        }

        if (profile.ListenerPath is not { Value.Length: > 0 } && (byDefault || notifying.Length > 0))
        {
            string subject = byDefault ? "a call that no rule names" : Quotation.List(notifying[0].Names.Select(name => name.Text), 2);
            Place place = byDefault ? profile.DefaultAction.Place : notifying[0].Action.Place;
            findings.Add(Finding.Of(FindingKinds.NotifyWithoutListener, place, subject) with { Severity = Severity.Warning }); // a program may open the listener itself
        }

        void Refused(string what, string remedy, Place place, Mend? mend = null) =>
            findings.Add(Finding.Of(FindingKinds.NotifyRefused, place, what, remedy) with { Severity = refused, Mend = mend });
    }
}
