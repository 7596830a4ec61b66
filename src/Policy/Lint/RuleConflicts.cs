using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does each rule decide something, and something else than would be decided without it?</summary>
/// <remarks>
/// Only what goes for every ABI of the policy that has the call is said. Groups stand for what they are: that a name is in
/// one as well is no mistake.
/// </remarks>
internal sealed class RuleConflicts
{
    private const int MostNamed = 3;

    /// <summary>More rules for one call are left alone: each is compared with every other.</summary>
    private const int MostRules = 32;

    private readonly Policy _policy;
    private readonly BoundPolicy _bound;
    private readonly Answers _answers;

    private RuleConflicts(Policy policy, BoundPolicy bound, Answers answers)
    {
        _policy = policy;
        _bound = bound;
        _answers = answers;
    }

    /// <summary>A rule for one call on one ABI. No record: one that is written twice is two.</summary>
    private sealed class Entry(Rule? rule, NameReference? name, int calls, bool isConditional, SyscallAction action, bool fromGroup)
    {
        public Rule? Rule => rule;

        public NameReference? Name => name;

        public int Calls => calls;

        public bool IsConditional => isConditional;

        public SyscallAction Action => action;

        public bool FromGroup => fromGroup;
    }

    /// <summary>What is wrong with a rule for a call.</summary>
    private sealed record Fault(FindingKind Kind, Rule Rule, NameReference Name, string[] Arguments)
    {
        /// <summary>Whether nothing changes without it, also where other rules apply and on other ABIs.</summary>
        public bool IsIdleEverywhere { get; init; }
    }

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers, CancellationToken cancellationToken)
    {
        // Reports change actions, not which rule decides.
        BoundPolicy plain = policy.Reported == ReportedAnswers.None
            ? bound
            : PolicyBinder.Bind(policy with { Reported = ReportedAnswers.None }, cancellationToken).Policy;
        return new RuleConflicts(policy, plain, answers).All(cancellationToken);
    }

    private IEnumerable<Finding> All(CancellationToken cancellationToken)
    {
        List<Fault> faults = [];
        var byName = _policy.Rules
            .SelectMany(rule => rule.Names.Where(name => !name.IsGroup).Select(name => (Rule: rule, Name: name)))
            .GroupBy(one => one.Name.Text);
        foreach (var ofName in byName)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (Rule Rule, NameReference Name)[] uses = [.. ofName];
            if (uses.Length <= MostRules && (uses.Length > 1 || uses[0].Rule.Action == _policy.DefaultAction))
                faults.AddRange(FaultsOf(ofName.Key, uses));
        }

        return faults
            .GroupBy(fault => (fault.Kind, RuleAt: fault.Rule.Place.Path, fault.Rule.Place.Range.Start, What: string.Join("\n", fault.Arguments)))
            .Select(alike => Finding.Of(alike.First().Kind, alike.First().Name.Place,
                [Quotation.List(alike.Select(fault => fault.Name.Text), MostNamed), .. alike.First().Arguments, PolicyLinter.Where(_bound)]) with
            {
                // Which of two rules that contradict each other is meant, only their author knows.
                Mend = alike.Key.Kind == FindingKinds.RuleRedundant && alike.All(fault => fault.IsIdleEverywhere)
                    ? new Mend.DropNames(alike.Select(fault => fault.Name.Text).ToImmutableEquatableArray()) : null,
            });
    }

    /// <summary>What every ABI with the call has in common.</summary>
    private IEnumerable<Fault> FaultsOf(string name, (Rule Rule, NameReference Name)[] uses)
    {
        List<Fault>? common = null;
        foreach (BoundAbi abi in _bound.Abis)
        {
            // libseccomp adds a rule for the multiplexer, in which the conditions are about other words.
            if (_policy.ExpandMultiplexers && uses.Any(use => use.Rule.Condition is not null) && Multiplexer.Covers(abi.Abi, name))
                return [];
            if (!SyscallTable.TryGetNumber(abi.Abi, name, out uint number))
                continue;
            if (EntriesOf(abi, number, name, uses) is not { } entries)
                return [];
            List<Fault> here = [.. FaultsOf(abi, number, entries)];
            common = common is null ? here : [.. common.Where(fault => here.Any(other =>
                other.Kind == fault.Kind && ReferenceEquals(other.Name, fault.Name) && other.Arguments.SequenceEqual(fault.Arguments)))];
        }

        return common ?? [];
    }

    private List<Entry>? EntriesOf(BoundAbi abi, uint number, string name, (Rule Rule, NameReference Name)[] uses)
    {
        List<Entry> entries = [];
        foreach ((Rule rule, NameReference reference) in uses)
        {
            List<Finding> doubts = [];
            BoundCondition? condition = rule.Condition is null ? null : ConditionBinder.Bind(rule.Condition, abi.Abi, name, _policy.Width, doubts);
            if (_answers.CallsOf(condition) is not { } calls)
                return null;
            entries.Add(new Entry(rule, reference, calls, condition is not null, rule.Action, fromGroup: false));
        }

        foreach (BoundRule rule in abi.Rules.Where(rule => rule.FromGroup && rule.Number == number))
        {
            if (_answers.CallsOf(rule.Condition) is not { } calls)
                return null;
            entries.Add(new Entry(null, null, calls, rule.Condition is not null, rule.Action, fromGroup: true));
        }

        return entries;
    }

    private IEnumerable<Fault> FaultsOf(BoundAbi abi, uint number, List<Entry> entries)
    {
        var kept = new List<Entry>(entries);
        Entry[] ofRules = [.. entries.Where(entry => entry.Rule is not null)];
        List<Fault> faults = [];
        foreach (Entry entry in ofRules.Reverse())
        {
            if (entry.Calls == DecisionDiagrams.False || !IsWithoutEffect(entry, kept) || MakesNumberKnown(abi, number, ofRules.Length))
                continue;
            Fault fault = FaultOf(entry, kept) with
            {
                IsIdleEverywhere = IsWithoutEffect(entry, [.. kept.Where(one => ReferenceEquals(one, entry) || one.Rule is not { IsScoped: true })])
                    && (ofRules.Length > 1 || !IsNewestSomewhere(entry.Name!.Text)),
            };
            kept.RemoveAll(one => ReferenceEquals(one, entry));
            faults.Insert(0, fault);
        }

        return faults.Concat(Overlaps(kept));
    }

    private bool IsWithoutEffect(Entry entry, List<Entry> all)
    {
        List<Entry> ofRules = [.. all.Where(one => !one.FromGroup)];
        return Decide(all.Where(one => !ReferenceEquals(one, entry))) is { } without && Decide(all) is { } with && AreSame(with, without)
            && Decide(ofRules.Where(one => !ReferenceEquals(one, entry))) is { } alone && Decide(ofRules) is { } together && AreSame(together, alone);

        static bool AreSame(Dictionary<SyscallAction, int> one, Dictionary<SyscallAction, int> other) =>
            one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out int calls) && calls == pair.Value);
    }

    /// <summary>Whether numbers could become unknown without the rule.</summary>
    private bool MakesNumberKnown(BoundAbi abi, uint number, int rules) =>
        rules == 1 && (_policy.MinKernel is not null
            || (_policy.Unknown == UnknownSyscalls.Runc && abi.Unknown.Any(range => range.First == number + 1)));

    /// <summary>Whether it is the last name of an ABI, of this policy or of another target's: above it numbers are unknown.</summary>
    private bool IsNewestSomewhere(string name) => _policy.Unknown == UnknownSyscalls.Runc && Abi.All.Any(abi =>
        SyscallTable.TryGetNumber(abi, name, out uint number)
        && _policy.Rules.SelectMany(rule => rule.Names).All(other => !SyscallTable.TryGetNumber(abi, other.Text, out uint known) || known <= number));

    private Fault FaultOf(Entry entry, List<Entry> all)
    {
        Entry[] others = [.. InOrder(all.Where(one => !ReferenceEquals(one, entry) && !one.FromGroup))];
        bool isDropped = _policy.Resolution == RuleResolution.Runc && entry.Action == _policy.DefaultAction;
        Entry? winner = others.FirstOrDefault(other => other.Action != entry.Action && _answers.Meet(other.Calls, entry.Calls));
        bool isDecidedAsItSays = Decide(all) is { } decided && decided.TryGetValue(entry.Action, out int calls) && _answers.Meet(calls, entry.Calls);
        // A hole that a condition is to make in other rules is none; an action for the rest is what the rest gets.
        if (winner is not null && (!isDecidedAsItSays || (isDropped && entry.IsConditional)))
        {
            string why = isDropped ? "runc drops rules that equal the default action"
                : _policy.Resolution == RuleResolution.Runc ? "runc keeps the first rule without a condition, and of the others the first that matches"
                : _policy.Resolution == RuleResolution.MostRestrictive ? "the most restrictive action decides"
                : "the first rule that matches decides";
            return new Fault(FindingKinds.RuleOverruled, entry.Rule!, entry.Name!, [entry.Action.ToString(), winner.Action.ToString(), why]);
        }

        string reason = others.Any(other => other.Action == entry.Action && _answers.Meet(other.Calls, entry.Calls))
            ? "another rule says the same"
            : $"the default action is {_policy.DefaultAction} already";
        return new Fault(FindingKinds.RuleRedundant, entry.Rule!, entry.Name!, [reason]);
    }

    /// <summary>libseccomp gives conditional rules that overlap an order of its own.</summary>
    private IEnumerable<Fault> Overlaps(List<Entry> kept)
    {
        if (_policy.Resolution != RuleResolution.Runc || kept.Any(entry => !entry.IsConditional && entry.Action != _policy.DefaultAction))
            yield break;
        Entry[] conditional = [.. kept.Where(entry => entry.IsConditional && entry.Action != _policy.DefaultAction && !entry.FromGroup)];
        for (int later = 1; later < conditional.Length; later++)
        {
            Entry entry = conditional[later];
            Entry? earlier = conditional.Take(later).FirstOrDefault(one => one.Action != entry.Action && _answers.Meet(one.Calls, entry.Calls));
            if (earlier is null)
                continue;
            ulong[] arguments = CallExample.Of(_answers.Diagrams, _answers.Diagrams.And(earlier.Calls, entry.Calls)).Args;
            string call = $"{entry.Name!.Text}({string.Join(", ", arguments.Select(argument => "0x" + argument.ToString("x", CultureInfo.InvariantCulture)))})";
            yield return new Fault(
                FindingKinds.RulesOverlap, entry.Rule!, entry.Name, [earlier.Action.ToString(), entry.Action.ToString(), call]);
        }
    }

    /// <summary>The calls that get each action; null where it cannot be told.</summary>
    private Dictionary<SyscallAction, int>? Decide(IEnumerable<Entry> entries)
    {
        try
        {
            Dictionary<SyscallAction, int> decided = [];
            int open = DecisionDiagrams.True;
            foreach (Entry entry in InOrder(entries))
            {
                Add(entry.Action, _answers.Diagrams.And(open, entry.Calls));
                open = _answers.Diagrams.And(open, DecisionDiagrams.Not(entry.Calls));
            }

            Add(_policy.DefaultAction, open);
            return decided;

            void Add(SyscallAction action, int calls)
            {
                if (calls != DecisionDiagrams.False)
                    decided[action] = decided.TryGetValue(action, out int before) ? _answers.Diagrams.Or(before, calls) : calls;
            }
        }
        catch (UndecidedException)
        {
            return null;
        }
    }

    /// <summary>So that the first one which holds decides.</summary>
    private IEnumerable<Entry> InOrder(IEnumerable<Entry> entries) => _policy.Resolution switch
    {
        RuleResolution.Runc => entries.Where(entry => entry.Action != _policy.DefaultAction).OrderBy(entry => entry.IsConditional),
        RuleResolution.MostRestrictive => entries.OrderBy(entry => entry.FromGroup).ThenBy(entry => entry.Action),
        _ => entries,
    };
}
