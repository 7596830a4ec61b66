using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Programs;

namespace SeccompSharp.Tool.Violations;

/// <summary>Which rule of a program's policy, or that none, has decided a call.</summary>
internal static class Explanation
{
    /// <summary>A sentence that says it.</summary>
    public static string Of(DeniedCall call, ProgramPolicy program)
    {
        if (AnsweringGroup(call, program, isLacking: true) is { } answering)
            return $"{answering} answers it itself as if the kernel lacked it, and the program goes on without: nothing is to do.";
        string name = call.Name!;
        Abi abi = call.Abi!;
        if (program.Profile is { } profile)
            return $"'{program.ClassName}' takes its rules from {profile}: dotnet seccomp eval {profile} --syscall {name} says which decides.";
        WrittenRule[] naming = [.. program.Rules.Where(written => Names(written, abi, name, program.Groups))];
        if (call.Arguments is not null && Answer(program.On(abi), call).LetsTheCallThrough)
        {
            return $"'{program.ClassName}' as it is built now allows that call: the line is of another build of it, or of a filter around "
                + "the process, such as a container's, which stays in force.";
        }

        WrittenRule? denying = naming.FirstOrDefault(written => written.Rule.Action.Denies);
        if (denying is not null)
            return $"{denying.Text} of '{program.ClassName}' denies it.";
        if (naming.Length > 0)
        {
            string rules = string.Join(" and ", naming.Select(written => written.Text).Distinct());
            return call.Arguments is null
                ? $"{rules} of '{program.ClassName}' has it under a condition that the arguments did not meet; the kernel's log does not tell them."
                : $"{rules} of '{program.ClassName}' has it, but not with these arguments{Condition(naming, abi, name, program.Groups)}.";
        }

        if (AnsweringGroup(call, program, isLacking: false) is { } refusing)
            return $"{refusing} refuses it itself with an errno, because the runtime can do without it.";
        return $"No rule of '{program.ClassName}' has it, and the default action is {program.DefaultAction}.";
    }

    /// <summary>The group of the policy that answers a call by itself, unless a rule names the call; null if there is none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="program">The policy.</param>
    /// <param name="isLacking">Whether it answers ENOSYS, or something that refuses.</param>
    public static string? AnsweringGroup(DeniedCall call, ProgramPolicy program, bool isLacking) =>
        call.Action.Kind != ActionKind.Errno || program.Rules.Any(written => written.Rule.Names.Any(name => name.Text == call.Name))
            ? null
            : program.Rules.SelectMany(written => written.Rule.Names).FirstOrDefault(name => name.IsGroup
                && GroupTable.TryGet(name.Text, out Group? group)
                && group.Expand(call.Abi!, program.Groups).Any(rule => rule.Syscall == call.Name && rule.Answer is { } answer && (answer.Data == call.Abi!.Enosys) == isLacking))?.Text;

    /// <summary>What a policy answers a call with, its variables being nobody's value.</summary>
    public static SyscallAction Answer(Policy policy, DeniedCall call)
    {
        BoundPolicy bound = PolicyBinder.Bind(policy, CancellationToken.None).Policy;
        return PolicyEvaluator.Evaluate(bound.WithValues(new Unset()), call.ToData());
    }

    private static bool Names(WrittenRule written, Abi abi, string syscall, BuildContext groups) => written.Rule.Names.Any(name => name.IsGroup
        ? GroupTable.TryGet(name.Text, out Group? group) && group.Expand(abi, groups).Any(rule => rule.Syscall == syscall && rule.Answer is null)
        : name.Text == syscall);

    /// <summary>The conditions of groups, which the attribute does not show.</summary>
    private static string Condition(WrittenRule[] naming, Abi abi, string syscall, BuildContext groups)
    {
        string[] conditions =
        [
            .. naming.SelectMany(written => written.Rule.Names).Where(name => name.IsGroup)
                .SelectMany(name => GroupTable.TryGet(name.Text, out Group? group) ? group.Expand(abi, groups) : [])
                .Where(rule => rule.Syscall == syscall && rule.Condition is not null)
                .Select(rule => ConditionPrinter.Print(rule.Condition!)).Distinct(),
        ];
        return conditions.Length == 0 ? "" : $": only when {string.Join(" || ", conditions)}";
    }

    /// <summary>Values for variables whose values the line does not tell: one that no argument has.</summary>
    private sealed class Unset : Dictionary<string, ulong>, IReadOnlyDictionary<string, ulong>
    {
        ulong IReadOnlyDictionary<string, ulong>.this[string key] => 0xdead_beef_dead_beef;
    }
}
