using System.Globalization;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>What came of one call, as guest/init.c prints it.</summary>
internal sealed record Outcome(string Text)
{
    /// <summary>Above every errno that the kernel itself gives (include/linux/errno.h ends at 531), so that it can only
    /// come from a filter. Policies for the guest use such errnos.</summary>
    public const ushort FirstErrnoOfFilters = 2000;

    /// <summary>Whether the kernel did what <paramref name="action"/> says, for a call that it showed the filter as
    /// <paramref name="call"/>.</summary>
    public bool Is(SyscallAction action, SeccompData call)
    {
        string[] words = Text.Split(' ');
        return action.Kind switch
        {
            ActionKind.Allow or ActionKind.Log => words[0] == "returned"
                || (words[0] == "errno" && int.Parse(words[1], CultureInfo.InvariantCulture) < FirstErrnoOfFilters),
            ActionKind.Errno => Text == $"errno {action.Data}",
            ActionKind.Trap => Text == $"trap {call.Nr:x} {call.Arch:x} {action.Data}",
            ActionKind.KillProcess or ActionKind.KillThread => Text == "signal 31", // SIGSYS; the child has one thread
            _ => false,
        };
    }
}
