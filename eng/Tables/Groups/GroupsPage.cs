using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tables.Groups;

/// <summary>docs/groups.md: what every group has in it, when, and why.</summary>
public static class GroupsPage
{
    private static readonly BuildContext s_coreClr = new();

    private static readonly BuildContext s_invariantAot = new()
    {
        Runtime = DotNetRuntime.NativeAot, InvariantGlobalization = true, EventSource = false,
    };

    public static string Generate()
    {
        StringBuilder page = new(Introduction);
        page.Append("\n## Areas of the framework\n\n");
        page.Append("| group | for | calls: CoreCLR | NativeAOT |\n|---|---|---|---|\n");
        foreach (Group group in Of(GroupLevel.User))
            page.Append(CultureInfo.InvariantCulture, $"| [`{group.Name}`](#{Anchor(group)}) | {Cell(group.Summary)} | {Size(group, s_coreClr)} | {Size(group, s_invariantAot)} |\n");
        page.Append("\nThe numbers are for x64; NativeAOT with InvariantGlobalization and without EventSourceSupport.\n");
        foreach (Group group in Of(GroupLevel.User))
            Describe(group, page);
        page.Append("\n## Operations\n\nWhat the groups above are made of. They can be named in a policy as well.\n");
        foreach (Group group in Of(GroupLevel.Operation))
            Describe(group, page);
        page.Append('\n').Append(RareCalls);
        return page.ToString();
    }

    private const string Introduction = """
        <!-- Written by eng/Tables (command "groups") from src/Policy/Groups/Data. -->
        # Groups

        A group stands where a syscall name may stand, in attributes and in profiles:

        ```csharp
        [SeccompFilter(SeccompAction.KillProcess)]
        [SeccompAllow("@dotnet", "@kestrel")]
        static partial class Sandbox;
        ```

        `@dotnet` is what every process needs; the others add an area of the framework each. What they stand for depends on
        the architecture and on the build:

        | property | if set |
        |---|---|
        | `PublishAot` | `@dotnet` is `@dotnet-aot`, else `@dotnet-coreclr` |
        | `InvariantGlobalization` | ICU is never loaded; with `PublishAot`, no executable memory at all is mapped |
        | `EventSourceSupport` | there is a diagnostics port |
        | `RuntimeIdentifier` | musl needs `tkill`, which can signal threads of other processes: filters for glibc (`linux-x64`) have none, those for musl (`linux-musl-x64`) have it, and those for either find out which it is when they are installed ([`$musl`](conditions.md)). With `PublishAot` it is that of the SDK where nothing is set. Set it in the project, so that `build` and `publish` make the same filter |

        ServerGarbageCollection and ConcurrentGarbageCollection change nothing: their calls are part of the core, because
        an environment variable can choose them at start.

        - A group has the calls of glibc and musl alike, old and new, of every architecture; each architecture takes those it
          has.
        - A rule that names a syscall decides before a group that has it. `[SeccompDeny("execve")]` narrows `@process`, and
          `[SeccompAllow("clone3")]` lifts what `@thread-create` answers.
        - Some calls a group *answers* with an error in place of the action of the rule, because callers then take another
          way: `clone3` with ENOSYS, address families that nobody asked for with EAFNOSUPPORT. An answer gives way to every
          other rule that reaches the call, also through another group.
        - `@dotnet` changes no file. For that the runtime leaves the sockets and pipes of its diagnostics behind when it ends
          (`dotnet-diagnostic-*`, `clr-debug-pipe-*` in the temporary folder): `unlink` is answered with EPERM, because a filter
          that allows it allows it for every file. `@diagnostics` or `[SeccompAllow("unlink")]` lets it clean up, and
          `DOTNET_EnableDiagnostics=0` makes none.
        - Calls that the vDSO answers, and what happens before Main, need no rule: groups are for filters that are installed
          when Main begins.
        - Signals go to the process itself only (`$self`, see [conditions](conditions.md)), but with `@process`. A filter is
          inherited and the id is not, so `@process` also has what a child needs to end itself by `abort`.
        - `@kestrel` and `@network-listen` accept connections and make none. A server that calls others, with HttpClient or
          to a database, adds `@network-client`, and `@dns` for names.
        - A condition cannot stand beside a group.

        An exception that nobody catches ends the process as it does without a filter: the report on standard error and
        `abort`, which raises SIGABRT with `tgkill`, are part of the core. Dumps of memory (`DOTNET_DbgEnableMiniDump`) are not:
        they take `@process`, `ptrace` and more.

        Two things that these groups do not do by themselves: under NativeAOT `Marshal.GetFunctionPointerForDelegate` writes
        machine code, which takes `@executable-memory`; and a library of your own that is loaded while the filter is in force
        needs `@dlopen`.

        *Evidence*: **measured** is traced and enforced under KillProcess with .NET 10, CoreCLR and NativeAOT, on
        x86_64 with glibc 2.36. **libc** is traced or read in glibc 2.36 on arm64 and musl 1.2.3 on x86_64; .NET itself was not run
        there. **source** is read in dotnet/runtime: rare paths that no trace shows reliably. **reasoned** is none of these.
        s390x, ppc64le, riscv64, loongarch64 and 32-bit ABIs were not run at all.

        """;

    /// <summary>Kept by hand: what was read in the sources of the runtimes, and the kernel's.</summary>
    private const string RareCalls = """
        ## Rare calls

        Some calls are made once in many runs, or by threads that are still starting when the filter is installed. A recording
        misses them; they are in the groups because of who makes them. Paths are those of dotnet/runtime.

        | call | who makes it, and when | covered by |
        |---|---|---|
        | `sched_getparam`, `sched_getscheduler`, `sched_get_priority_min`, `sched_get_priority_max`, `sched_setscheduler` | `pthread_getschedparam` and `pthread_setschedparam` in `InternalSetThreadPriority` (src/coreclr/pal/src/thread/thread.cpp): every `Thread.Priority`, and the finalizer thread when the process ends cleanly. NativeAOT sets no priorities (src/coreclr/nativeaot/Runtime/unix/PalUnix.cpp, `PalStartBackgroundWork`) | `@dotnet-coreclr` |
        | `poll` | the diagnostics server waits for connections (src/native/eventpipe/ds-ipc-pal-socket.c). Its thread starts before Main and may arrive there after | `@poll` in `@dotnet` |
        | `sched_setaffinity` | threads of the server garbage collector choose a processor (src/coreclr/gc/unix/gcenv.unix.cpp, `SetThreadAffinity`); every thread of CoreCLR undoes what it inherited (thread.cpp, `CPalThread::ThreadEntry`). Both with process 0, the calling thread, because Snap allows nothing else | `@processors`, `pid == 0` |
        | `sched_yield` | the collector's spin locks (gcenv.unix.cpp, `YieldThread`), `Thread.Yield` (PalUnix.cpp, `PalSwitchToThread`) | `@processors` |
        | `clock_nanosleep`, `nanosleep` | the collector waits for a lock (gcenv.unix.cpp, `Sleep`), `Thread.Sleep` | `@time` |
        | `tgkill` with SIGRTMIN | stopping a thread that runs managed code (PalUnix.cpp, `PalHijack`; src/coreclr/pal/src/exception/signal.cpp, `InjectActivationInternal`). A failure is answered with `abort` | `@signals`, signal 34 or 35 |
        | `rt_sigreturn` | the end of every signal handler: that signal's, and the one that turns SIGSEGV into NullReferenceException | `@signals` |
        | `restart_syscall` | no program: the kernel puts it in the place of a sleep, a `poll` or a wait with a timeout that was interrupted by a stop (SIGSTOP and SIGCONT, a debugger, the freezer of a container) and no handler (restart_block in kernel/signal.c and kernel/time) | `@signals` |
        | `membarrier` | making all processors see a write before a collection (gcenv.unix.cpp, `FlushProcessWriteBuffers`); chosen at start, so it must not be refused later | `@dotnet` |
        | `mbind`, `get_mempolicy` | memory near its processor, on machines with several memory nodes (src/coreclr/gc/unix/numasupport.cpp) | `@memory` |
        | `getpid`, `gettid`, `prctl` | naming threads (src/native/minipal/thread.h); not the main thread | `@thread-create`, `@identity` |
        | `rseq`, `set_robust_list` | libc, on each new thread before its first instruction of ours | `@thread-create` |
        | `kill` | a signal that no handler cancelled is raised again with its default effect (src/native/libs/System.Native/pal_signal.c) | `@posix-signals` |

        ## What was run, and what was not

        `tests/Groups.Tests` runs a program for each area under `@dotnet` and its group, with KillProcess for everything else,
        installed as the first statement of Main: with CoreCLR 10 and NativeAOT 10, with and without cultures, with workstation
        and server collector, small generations, threads that come and go, and every processor busy with something else; and
        once without its group, to see that it is needed. `SECCOMP_PROBE_RUNS` says how often, and
        `SECCOMP_PROBE_RUNTIME`, such as `11.0.0`, on which CoreCLR instead of the installed one.

        Last run, on x86_64 with glibc 2.36: 30 times each of 22 areas with CoreCLR and of 21 with NativeAOT (which
        has no diagnostics port to talk to) with and without cultures, 1,920 processes; the one for `@kestrel` serves
        400 requests each time. None was stopped. `samples/Web` has answered 100,000 requests of 16 connections in
        either build ([bench/README.md](../bench/README.md)).

        With CoreCLR 11.0.0, 10 times each, all areas but one worked: `@pipes` is not enough there, because .NET 11 gives the
        socket of a named pipe its mode, with `chmod`, when the pipe is for the current user only.

        Not run: .NET on arm64 or any other architecture, and on musl: what those add is measured or read in their libcs, and the
        filters for them are compiled and proven, not tried. Nor machines with several memory nodes, other versions of .NET, and
        dumps of memory.
        """;

    private static void Describe(Group group, StringBuilder page)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {group.Name}\n\n{group.Summary}\n\n");
        page.Append("| calls | when | why | evidence |\n|---|---|---|---|\n");
        foreach (GroupMember member in group.Members)
            page.Append(CultureInfo.InvariantCulture, $"| {Names(member)} | {When(member)} | {Cell(member.Why)} | {member.Evidence} |\n");
    }

    private static string Names(GroupMember member) => string.Join(" ", member.Names.Select(name =>
        GroupTable.TryGet(name, out Group? group) ? $"[`{name}`](#{Anchor(group)})" : $"`{name}`"));

    private static string When(GroupMember member)
    {
        List<string> parts = [];
        if (member.Builds.Count > 0)
            parts.Add("in builds: " + string.Join(", ", member.Builds));
        if (member.Abis.Count > 0)
            parts.Add((member.ExceptAbis ? "not on " : "on ") + string.Join(", ", member.Abis));
        if (member.ConditionText.Length > 0)
            parts.Add($"`{Cell(member.ConditionText)}`");
        if (member.Errno is not null)
            parts.Add("answered with " + member.Errno);
        return string.Join("; ", parts);
    }

    private static IEnumerable<Group> Of(GroupLevel level) => GroupTable.Groups.Where(group => group.Level == level);

    private static int Size(Group group, BuildContext context) =>
        group.Expand(Abi.X86_64, context).Where(rule => rule.Answer is null).Select(rule => rule.Syscall).Distinct().Count();

    private static string Anchor(Group group) => group.Name[1..];

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
