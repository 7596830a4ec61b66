using System.Globalization;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>What installing reports, provoked from the real kernel.</summary>
public sealed class InstallTests
{
    [LinuxFact]
    public void An_installed_filter_answers_the_calls_it_names_and_no_others()
    {
        ChildRun child = ChildRun.Of("install");
        Assert.Equal("-13", child["getppid"]);
        Assert.Equal("own", child["getpid"]);
    }

    [LinuxFact]
    public void A_second_filter_adds_to_the_first()
    {
        ChildRun child = ChildRun.Of("install-twice");
        Assert.Equal("True", child["succeeded"]);
        Assert.Equal("-13", child["getppid"]);
        Assert.Equal("-1", child["getuid"]);
    }

    [LinuxTheory]
    [InlineData(1, "EPERM", "already in force")]
    [InlineData(3, "ESRCH", "a thread could not take over")]
    [InlineData(12, "ENOMEM", "32768")]
    [InlineData(13, "EACCES", "no_new_privs")]
    [InlineData(14, "EFAULT", "could not read")]
    [InlineData(16, "EBUSY", "listener")]
    [InlineData(22, "EINVAL", "program is invalid")]
    [InlineData(38, "ENOSYS", "Linux 3.17")]
    [InlineData(5, "errno 5", "not one of seccomp(2)")]
    public void An_error_is_told_with_name_number_cause_and_remedy(int errno, string name, string cause)
    {
        ChildRun child = ChildRun.Of("install-refused", errno.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("False", child["succeeded"]);
        Assert.Equal(name, child["error"]);
        Assert.Contains(cause, child["message"], System.StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"({errno})", child["message"], System.StringComparison.Ordinal);
        Assert.StartsWith("SeccompException: " + child["message"], child["exception"], System.StringComparison.Ordinal);
    }

    /// <summary>What a sandbox may do that wants programs to go on without their own filter.</summary>
    [LinuxFact]
    public void Success_that_a_filter_pretends_is_a_failure_with_cause_and_remedy()
    {
        ChildRun child = ChildRun.Of("install-refused", "0");
        Assert.Equal("False", child["succeeded"]);
        Assert.Equal("", child["error"]);
        Assert.Contains("answers seccomp(2) with success and does not let the kernel make the call", child["message"], System.StringComparison.Ordinal);
        Assert.Contains("Let the outer sandbox allow seccomp(2)", child["message"], System.StringComparison.Ordinal);
        Assert.StartsWith("SeccompException: " + child["message"], child["exception"], System.StringComparison.Ordinal);
    }

    [LinuxFact]
    public void No_privilege_is_needed_because_no_new_privs_is_set()
    {
        ChildRun child = ChildRun.Of("install-unprivileged");
        Assert.Equal("0", child["capset"]);
        Assert.Equal(child["no_new_privs"] == "1" ? "0" : "-13", child["natively"]);
        Assert.Equal("True", child["succeeded"]);
        Assert.Equal("-13", child["getppid"]);
    }

    [LinuxTheory]
    [InlineData(1, "EPERM")]
    [InlineData(38, "ENOSYS")]
    public void No_new_privs_that_a_filter_refuses_is_told_and_nothing_is_installed(int errno, string name)
    {
        ChildRun child = ChildRun.Of("install-privileges-refused", errno.ToString(CultureInfo.InvariantCulture));
        Assert.Equal("False", child["succeeded"]);
        Assert.Equal(name, child["error"]);
        Assert.Equal(
            $"The seccomp filter was not installed: prctl(PR_SET_NO_NEW_PRIVS) answered {name} ({errno}). "
            + "A filter that is already in force denies the call. Let the earlier filter allow prctl and seccomp, or install this one first.",
            child["message"]);
        Assert.Equal("allowed", child["getppid"]);
    }

    [PrivilegedFact]
    public void A_failure_that_can_be_foreseen_leaves_no_new_privs_as_it_was()
    {
        ChildRun child = ChildRun.Of("install-foreseen");
        Assert.Equal("0", child["outer"]);
        Assert.Equal("ENOSYS", child["error"]);
        Assert.Equal(child["before"], child["after"]);
    }

    /// <summary>Nothing can tell beforehand: to ask is to make the call.</summary>
    [LinuxTheory]
    [InlineData("seccomp")]
    [InlineData("prctl")]
    public void Where_a_filter_kills_at_one_of_the_calls_installing_ends_the_process(string call)
    {
        ChildRun child = ChildRun.Of("install-killed", call);
        Assert.Equal("installed", child["outer"]);
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
        Assert.False(child.Reported("succeeded"));
    }

    [PrivilegedFact]
    public void No_new_privs_that_a_filter_pretends_is_missed_by_the_kernel()
    {
        ChildRun child = ChildRun.Of("install-pretended-privileges", "unprivileged");
        Assert.Equal("0", child["outer"]);
        Assert.Equal("0", child["capset"]);
        Assert.Equal("EACCES", child["error"]);
        Assert.Contains("though prctl has answered that it is", child["message"], System.StringComparison.Ordinal);
        Assert.Equal("made", child["getppid"]);
    }

    [PrivilegedFact]
    public void Who_needs_no_new_privs_not_has_the_filter_in_force_all_the_same()
    {
        ChildRun child = ChildRun.Of("install-pretended-privileges", "privileged");
        Assert.Equal("0", child["outer"]);
        Assert.Equal("True", child["succeeded"]);
        Assert.Equal("denied", child["getppid"]);
    }

    [LinuxFact]
    public void A_flag_that_the_kernel_refuses_is_dropped_alone_and_the_result_says_so()
    {
        ChildRun child = ChildRun.Of("install-flags");
        Assert.Equal("True", child["succeeded"]);
        Assert.Equal("SynchronizeThreads, Log, SpecAllow", child["flags"]);
    }

    [LinuxFact]
    public void A_listener_is_opened_once_and_a_second_one_is_an_error()
    {
        ChildRun child = ChildRun.Of("install-listeners");
        Assert.Equal("listening", child["first"]);
        Assert.Equal("SynchronizeThreads, NewListener, TsyncEsrch", child["first flags"]);
        Assert.Equal("EBUSY", child["error"]);
    }

    [LinuxFact]
    public void The_kernels_limit_for_all_filters_together_is_told()
    {
        ChildRun child = ChildRun.Of("install-until-full");
        Assert.NotEqual("9", child["count"]);
        Assert.Equal("ENOMEM", child["error"]);
    }

    /// <summary>Three, and not two: the first is what tells an installation from one that a sandbox pretends.</summary>
    [LinuxFact]
    public void Installing_takes_three_system_calls()
    {
        ChildRun child = ChildRun.Of("install-calls");
        Assert.Equal("True", child["succeeded"]);
        Assert.Equal("seccomp prctl seccomp", child["calls"]);
    }

    [LinuxFact]
    public void Installing_allocates_nothing_not_even_the_first_time()
    {
        ChildRun child = ChildRun.Of("install-bytes");
        Assert.Equal("0", child["first"]);
        Assert.Equal("0", child["second"]);
    }

    [LinuxFact]
    public void A_filter_without_instructions_or_with_too_many_never_reaches_the_kernel()
    {
        ChildRun child = ChildRun.Of("install-malformed");
        Assert.StartsWith("ArgumentException", child["empty"], System.StringComparison.Ordinal);
        Assert.StartsWith("ArgumentException", child["long"], System.StringComparison.Ordinal);
        Assert.Equal("as before", child["mode"]);
    }
}
