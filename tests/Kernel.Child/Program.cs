using System;
using System.Collections.Generic;
using SeccompSharp.Kernel.Child.Cases;

namespace SeccompSharp.Kernel.Child;

/// <summary>Runs one case: installs a filter, makes calls, reports. What it may not survive, the parent observes.</summary>
internal static class Program
{
    private static readonly Dictionary<string, Action<string[]>> s_cases = new(StringComparer.Ordinal)
    {
        ["survivable"] = ActionCases.Survivable,
        ["kill-process"] = ActionCases.KillProcess,
        ["kill-thread"] = ActionCases.KillThread,
        ["trap"] = ActionCases.Trap,
        ["log"] = ActionCases.Log,
        ["stacked"] = ActionCases.Stacked,
        ["int"] = ArgumentCases.Int,
        ["signed-long"] = ArgumentCases.SignedLong,
        ["abi-covered"] = AbiCases.Covered,
        ["multiplexed"] = AbiCases.Multiplexed,
        ["multiplexed-condition"] = AbiCases.MultiplexedCondition,
        ["multiplexer-named"] = AbiCases.MultiplexerNamed,
        ["by-command"] = ArgumentCases.ByCommand,
        ["abi-foreign"] = AbiCases.Foreign,
        ["abi-x32"] = AbiCases.X32,
        ["unknown"] = AbiCases.Unknown,
        ["newer-than-min-kernel"] = AbiCases.NewerThanMinKernel,
        ["read-only-files"] = PatternCases.ReadOnlyFiles,
        ["no-network"] = PatternCases.NoNetwork,
        ["no-processes"] = PatternCases.NoProcesses,
        ["write-to-terminal-only"] = PatternCases.WriteToTerminalOnly,
        ["no-writable-memory"] = PatternCases.NoWritableMemory,
        ["like-strict-mode"] = PatternCases.LikeStrictMode,
        ["layers"] = PatternCases.Layers,
        ["stages"] = StageCases.InOrder,
        ["installing-only"] = StageCases.InstallingOnly,
        ["too-late"] = StageCases.TooLate,
        ["write-to-log"] = VariableCases.WriteToLog,
        ["two-values"] = VariableCases.TwoValues,
        ["values-that-do-not-fit"] = VariableCases.ValuesThatDoNotFit,
        ["signal-itself"] = VariableCases.SignalItself,
        ["signal-before-install"] = VariableCases.SignalBeforeInstall,
        ["group-of-itself"] = VariableCases.GroupOfItself,
        ["child-signals"] = VariableCases.ChildSignals,
        ["filter-bytes"] = ImageCases.AllocatedBytes,
        ["filter-mapping"] = ImageCases.Mapping,
        ["install"] = InstallCases.Install,
        ["install-refused"] = InstallCases.Refused,
        ["install-pretended-privileges"] = InstallCases.PretendedPrivileges,
        ["install-twice"] = InstallCases.Twice,
        ["install-flags"] = InstallCases.Flags,
        ["install-listeners"] = InstallCases.Listeners,
        ["install-until-full"] = InstallCases.UntilFull,
        ["install-malformed"] = InstallCases.Malformed,
        ["install-bytes"] = InstallCases.AllocatedBytes,
        ["install-unprivileged"] = InstallCases.Unprivileged,
        ["install-privileges-refused"] = InstallCases.PrivilegesRefused,
        ["install-foreseen"] = InstallCases.Foreseen,
        ["install-killed"] = InstallCases.Killed,
        ["install-calls"] = CallCases.OfInstall,
        ["reporter-calls"] = CallCases.OfReporter,
        ["threads-churning"] = ThreadCases.Churning,
        ["query-kernel"] = QueryCases.Kernel,
        ["query-stacked"] = QueryCases.Stacked,
        ["query-inherited"] = QueryCases.Inherited,
        ["query-inheriting"] = QueryCases.Inheriting,
        ["query-one-thread"] = QueryCases.OneThread,
        ["query-bytes"] = QueryCases.AllocatedBytes,
        ["listener-answers"] = ListenerCases.Answers,
        ["listener-request"] = ListenerCases.Request,
        ["listener-memory"] = ListenerCases.Memory,
        ["listener-descriptors"] = ListenerCases.Descriptors,
        ["listener-descriptors-exhausted"] = ListenerCases.DescriptorsExhausted,
        ["listener-interrupted"] = ListenerCases.Interrupted,
        ["listener-signals"] = ListenerCases.Signals,
        ["listener-signalled-supervisor"] = ListenerCases.SignalledSupervisor,
        ["listener-receivers"] = ListenerCases.Receivers,
        ["listener-bytes"] = ListenerCases.AllocatedBytes,
        ["listener-cancelled"] = ListenerCases.Cancelled,
        ["listener-disposed"] = ListenerCases.Disposed,
        ["listener-none"] = ListenerCases.NoListener,
        ["listener-ends"] = ListenerCases.Ends,
        ["wait-killable"] = ListenerCases.WaitKillable,
        ["supervisor-killed"] = SupervisorCases.SupervisorKilled,
        ["supervisor-that-never-answers"] = SupervisorCases.SupervisorThatNeverAnswers,
        ["target-killed"] = SupervisorCases.TargetKilled,
        ["target-that-sends"] = SupervisorCases.TargetThatSends,
        ["target-that-cannot-send"] = SupervisorCases.TargetThatCannotSend,
        ["listener-taken"] = SupervisorCases.Taken,
        ["listener-not-received"] = SupervisorCases.NotReceived,
        ["threads-synchronized"] = ThreadCases.Synchronized,
        ["threads-not-synchronized"] = ThreadCases.NotSynchronized,
        ["threads-of-their-own"] = ThreadCases.OfTheirOwn,
        ["threads-in-strict-mode"] = ThreadCases.InStrictMode,
        ["reporter-state"] = ReporterCases.State,
        ["reporter-arguments"] = ReporterCases.Arguments,
        ["reporter-answered"] = ReporterCases.Answered,
        ["reporter-two-policies"] = ReporterCases.TwoPolicies,
        ["reporter-no-name"] = ReporterCases.NoName,
        ["reporter-refused"] = ReporterCases.Refused,
        ["confined-in-parallel"] = ConfinementCases.InParallel,
        ["confined-in-confined"] = ConfinementCases.InConfined,
        ["confined-allowlist"] = ConfinementCases.Allowlist,
        ["confined-thread-allowlist"] = ConfinementCases.ThreadAllowlist,
        ["confined-thread"] = ConfinementCases.OwnThread,
        ["confined-thread-results"] = ConfinementCases.Results,
        ["confined-thread-pool"] = ConfinementCases.Pool,
        ["confined-thread-refused"] = ConfinementCases.Refused,
        ["verify"] = ProgramCases.Verify,
        ["fill"] = ProgramCases.Fill,
    };

    private static int Main(string[] args)
    {
        if (args.Length == 0 || !s_cases.TryGetValue(args[0], out Action<string[]>? run))
        {
            Console.Error.WriteLine($"Name one of: {string.Join(", ", s_cases.Keys)}");
            return 2;
        }

        run(args[1..]);
        Report.Line("end", "reached");
        return 0;
    }
}
