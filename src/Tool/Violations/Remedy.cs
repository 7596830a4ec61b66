using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Programs;

namespace SeccompSharp.Tool.Violations;

/// <summary>An attribute that would let a denied call through.</summary>
/// <param name="Attribute">As it is written in C#.</param>
/// <param name="Group">The group that it names; null for the call alone.</param>
/// <param name="When">The condition of the group under which it has the call; null for always, or where the arguments are
/// known to meet it.</param>
/// <param name="Adds">The calls that it allows and the policy does not yet, in ordinal order, the denied one among them.</param>
internal sealed record Remedy(string Attribute, Group? Group, string? When, IReadOnlyList<string> Adds)
{
    private const ushort EAFNOSUPPORT = 97; // errno(3), on the architectures of .NET

    /// <summary>
    /// Calls by which something begins, and the groups for it, the likeliest first: whoever makes such a call makes others of
    /// the same feature next.
    /// </summary>
    private static readonly Dictionary<string, string[]> s_features = new(StringComparer.Ordinal)
    {
        ["accept"] = ["@network-listen"],
        ["accept4"] = ["@network-listen"],
        ["bind"] = ["@network-listen", "@network-client"],
        ["clone"] = ["@process"],
        ["connect"] = ["@network-client", "@pipes"],
        ["creat"] = ["@files-write"],
        ["execve"] = ["@process"],
        ["epoll_create1"] = ["@network-client", "@pipes"],
        ["epoll_ctl"] = ["@network-client", "@pipes"],
        ["epoll_wait"] = ["@network-client", "@pipes"],
        ["fork"] = ["@process"],
        ["getdents64"] = ["@files-read"],
        ["inotify_init"] = ["@file-watch"],
        ["inotify_init1"] = ["@file-watch"],
        ["listen"] = ["@network-listen"],
        ["mkdir"] = ["@files-write"],
        ["mkdirat"] = ["@files-write"],
        ["open"] = ["@files-read", "@files-write"],
        ["openat"] = ["@files-read", "@files-write"],
        ["socket"] = ["@network-client", "@pipes"],
        ["socketpair"] = ["@pipes"],
        ["vfork"] = ["@process"],
    };

    /// <summary>
    /// What would allow a call, each tried against the policy, the one to take first: the group of what the call begins, else the
    /// call alone; then the others, the narrowest first.
    /// </summary>
    /// <param name="call">The call, of a known ABI and name.</param>
    /// <param name="program">The policy; null where it is not known.</param>
    public static IReadOnlyList<Remedy> Of(DeniedCall call, ProgramPolicy? program)
    {
        var groups = GroupTable.Groups.Where(group => group.Level == GroupLevel.User)
            .Select(group => OfGroup(group, call, program)).OfType<Remedy>()
            .OrderBy(remedy => remedy.Adds.Count).ThenBy(remedy => remedy.Group!.Name, StringComparer.Ordinal).ToList();
        Remedy[] alone = [.. Alone(call, program)];
        Remedy? feature = FeaturesOf(call, program).Select(name => groups.Find(remedy => remedy.Group!.Name == name)).FirstOrDefault(found => found is not null);
        if (feature is null)
            return [.. alone, .. groups];
        groups.Remove(feature);
        return [feature, .. alone, .. groups];
    }

    /// <summary>
    /// CoreCLR itself changes files for named mutexes and for nothing else; a socket of AF_UNIX that does not block is how glibc
    /// asks the name service cache daemon (nscd), before it looks into files; and .NET starts its epoll thread before it uses a
    /// socket, but not where it only asks for names.
    /// </summary>
    private static string[] FeaturesOf(DeniedCall call, ProgramPolicy? program)
    {
        const ulong unixDomain = 1, internet = 2, internet6 = 10, notBlocking = 0x800; // AF_*, SOCK_NONBLOCK
        if (call.Address?.Contains("libcoreclr.so", StringComparison.Ordinal) == true
            && call.Name is "mkdir" or "mkdirat" or "rmdir" or "chmod" or "fchmod" or "fchmodat" or "creat" or "ftruncate" or "flock")
        {
            return ["@named-mutex"];
        }

        if (call is not { Name: "socket", Arguments: [var family, var type, ..] })
            return s_features.GetValueOrDefault(call.Name!, []);
        bool usesSockets = program is null || AllowedBy(program, call.Abi!).Contains("epoll_create1");
        return family switch
        {
            unixDomain => (type & notBlocking) != 0 ? ["@environment", "@dns"] : ["@pipes"],
            internet or internet6 => usesSockets ? ["@network-client"] : ["@dns", "@network-client"],
            _ => [],
        };
    }

    /// <summary>The call under what of its arguments chooses what it does, and without that.</summary>
    private static IEnumerable<Remedy> Alone(DeniedCall call, ProgramPolicy? program)
    {
        string?[] conditions = call.Arguments is null ? [null] : [ArgumentsAsSeen.Condition(call), null];
        foreach (string? condition in conditions.Distinct())
        {
            Condition? when = condition is null ? null : ConditionParser.Parse(condition, static _ => Place.None, CancellationToken.None).Condition;
            if (condition is not null && when is null)
                continue;
            var rule = new Rule(ImmutableEquatableArray.Of(new NameReference(call.Name!, Place.None)), when, SyscallAction.Allow, Place.None);
            if (program is null || LetsThrough(call, program, rule))
                yield return new Remedy($"[SeccompAllow(\"{call.Name}\"{(condition is null ? "" : $", When = \"{condition}\"")})]", null, null, [call.Name!]);
        }
    }

    private static Remedy? OfGroup(Group group, DeniedCall call, ProgramPolicy? program)
    {
        var rule = new Rule(ImmutableEquatableArray.Of(new NameReference(group.Name, Place.None)), null, SyscallAction.Allow, Place.None);
        GroupRule[] all = [.. group.Expand(call.Abi!, program?.Groups ?? new BuildContext())];
        GroupRule[] rules = [.. all.Where(one => one.Answer is null)];
        GroupRule[] allowing = [.. rules.Where(one => one.Syscall == call.Name)];
        bool helps = program is not null && call.Arguments is not null
            ? all.Any(one => one.Syscall == call.Name) && LetsThrough(call, program, rule)
            : allowing.Any(one => program is null || !Has(program, call.Abi!, one));
        if (!helps)
            return null;
        HashSet<string> allowed = program is null ? [] : AllowedBy(program, call.Abi!);
        string? when = call.Arguments is null && allowing.All(one => one.Condition is not null)
            ? string.Join(" || ", allowing.Select(one => ConditionPrinter.Print(one.Condition!)))
            : null;
        return new Remedy(
            $"[SeccompAllow(\"{group.Name}\")]", group, when,
            [.. rules.Select(one => one.Syscall).Where(name => !allowed.Contains(name)).Append(call.Name!).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>Whether another group of the policy brings the same rule already.</summary>
    private static bool Has(ProgramPolicy program, Abi abi, GroupRule rule) => program.Rules.SelectMany(written => written.Rule.Names).Any(name =>
        name.IsGroup && GroupTable.TryGet(name.Text, out Group? group)
        && group.Expand(abi, program.Groups).Any(one => one.Syscall == rule.Syscall && one.Answer is null && Equals(one.Condition, rule.Condition)));

    /// <summary>Whether it does, or a group then answers what was a kill before as if the kernel lacked it: libc goes on without.</summary>
    private static bool LetsThrough(DeniedCall call, ProgramPolicy program, Rule added) =>
        Explanation.Answer(program.On(call.Abi!, added), call) is var answer
        && (answer.LetsTheCallThrough || (answer.Kind == ActionKind.Errno && answer.Data is EAFNOSUPPORT && call.Action.Kind != ActionKind.Errno));

    /// <summary>What the policy allows, under whatever condition.</summary>
    private static HashSet<string> AllowedBy(ProgramPolicy program, Abi abi)
    {
        BoundPolicy bound = PolicyBinder.Bind(program.On(abi), CancellationToken.None).Policy;
        return
        [
            .. bound.Abis[0].Rules.Where(rule => rule.Action.LetsTheCallThrough)
                .Select(rule => SyscallTable.TryGetName(abi, rule.Number, out string? name) ? name : "").Where(name => name.Length > 0),
        ];
    }
}
