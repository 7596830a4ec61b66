using System;
using System.Globalization;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>Supervisors: what they see of a call, how they answer it, and what becomes of it when either side goes away.</summary>
public sealed class ListenerTests
{
    [LinuxFact]
    public void A_call_returns_what_its_supervisor_answers()
    {
        ChildRun child = ChildRun.Of("listener-answers");
        Assert.Equal("-13", child["result 1"]);
        Assert.Equal("20015998343868", child["result 2"]);
        Assert.Equal(child["parent"], child["result 3"]);
        Assert.Equal("0", child["result 4"]);
    }

    [LinuxFact]
    public void Only_the_first_answer_counts()
    {
        ChildRun child = ChildRun.Of("listener-answers");
        Assert.Equal("True", child["waiting"]);
        Assert.Equal("True", child["first answer"]);
        Assert.Equal("False", child["second answer"]);
        Assert.Equal("False", child["waiting after"]);
        Assert.Equal("55", child["result 5"]);
    }

    [LinuxFact]
    public void What_is_no_errno_is_refused()
    {
        ChildRun child = ChildRun.Of("listener-answers");
        Assert.StartsWith("ArgumentOutOfRangeException", child["errno 0"], StringComparison.Ordinal);
        Assert.StartsWith("ArgumentOutOfRangeException", child["errno 4096"], StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_request_tells_abi_number_arguments_thread_and_place()
    {
        ChildRun child = ChildRun.Of("listener-request");
        Assert.Equal(
            ["1122334455667788", "ffffffffffffffff", "3", "4", "5", "6"],
            [child["argument 0"], child["argument 1"], child["argument 2"], child["argument 3"], child["argument 4"], child["argument 5"]]);
        Assert.StartsWith("ArgumentOutOfRangeException", child["argument 6"], StringComparison.Ordinal);
        Assert.True(child["abi"] is "x86_64" or "aarch64", child["abi"]);
        Assert.Equal("getppid", child["number"]);
        Assert.Equal("own", child["thread"]);
        Assert.Equal("known", child["instruction"]);
        Assert.Equal("as documented", child["text"]);
    }

    [LinuxTheory]
    [InlineData("at the end", "/at/the/end")]
    [InlineData("exactly", "/at/the/end")]
    [InlineData("too long", "errno 36")]
    [InlineData("across", "over/the/border")]
    [InlineData("without end", "errno 14")]
    [InlineData("not ASCII", "ÿþ")]
    [InlineData("not text", "errno 84")]
    [InlineData("null", "errno 14")]
    public void A_string_is_read_up_to_its_end_or_refused_with_an_errno(string text, string expected) =>
        Assert.Equal(expected, ChildRun.Of("listener-memory")[text]);

    [LinuxFact]
    public void Memory_is_read_completely_or_not_at_all_and_only_while_the_call_waits()
    {
        ChildRun child = ChildRun.Of("listener-memory");
        Assert.Equal("7468652F656E64", child["bytes"]);
        Assert.Equal("0", child["bytes errno"]);
        Assert.Equal("False", child["bytes beyond"]);
        Assert.Equal("14", child["bytes beyond errno"]);
        Assert.Equal("False", child["bytes after"]);
        Assert.Equal("3", child["bytes after errno"]);
    }

    [LinuxFact]
    public void A_descriptor_is_given_as_the_answer()
    {
        ChildRun child = ChildRun.Of("listener-descriptors");
        Assert.Equal("True", child["return"]);
        Assert.Equal("0", child["return errno"]);
        Assert.Equal("new", child["returned number"]);
        Assert.Equal("what the supervisor opened", child["returned"]);
        Assert.Equal("1", child["returned flags"]);
    }

    [LinuxFact]
    public void A_descriptor_is_given_at_a_number_before_the_answer()
    {
        ChildRun child = ChildRun.Of("listener-descriptors");
        Assert.Equal("True", child["add"]);
        Assert.Equal("200", child["added"]);
        Assert.Equal("True", child["still waiting"]);
        Assert.Equal("what the supervisor opened", child["placed"]);
        Assert.Equal("0", child["placed flags"]);
        Assert.Equal("False", child["add after"]);
        Assert.Equal("3", child["add after errno"]);
        Assert.StartsWith("ObjectDisposedException", child["closed"], StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_target_without_room_for_a_descriptor_still_waits_for_its_errno()
    {
        ChildRun child = ChildRun.Of("listener-descriptors-exhausted");
        Assert.Equal("a descriptor", child["first"]);
        Assert.Equal("False", child["returned"]);
        Assert.Equal("24", child["errno"]);
        Assert.Equal("False", child["added"]);
        Assert.Equal("24", child["errno added"]);
        Assert.Equal("True", child["waits"]);
        Assert.Equal("True", child["answered"]);
        Assert.Equal("-24", child["second"]);
        Assert.Equal("a descriptor", child["third"]);
    }

    [LinuxFact]
    public void A_supervisor_without_room_for_a_listener_is_told_so()
    {
        ChildRun child = ChildRun.Of("listener-not-received");
        Assert.StartsWith("Win32Exception: recvmsg", child["no room"], StringComparison.Ordinal);
        Assert.Contains("errno 24", child["no room"], StringComparison.Ordinal);
        Assert.StartsWith("Win32Exception: eventfd", child["no room to wait"], StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_call_that_a_signal_interrupts_cannot_be_answered_and_the_next_one_can()
    {
        ChildRun child = ChildRun.Of("listener-interrupted");
        Assert.Equal("False", child["answer"]);
        Assert.Equal("False", child["descriptor"]);
        Assert.Equal("3", child["descriptor errno"]);
        Assert.Equal("-4", child["result 1"]);
        Assert.Equal("True", child["next answer"]);
        Assert.Equal("7", child["result 2"]);
    }

    [LinuxTheory]
    [InlineData("plain")]
    [InlineData("killable")]
    public void Of_100_000_calls_among_signals_none_is_lost(string mode)
    {
        ChildRun child = ChildRun.Of("listener-signals", mode, "100000");
        Assert.Equal("100000", child["right"]);
        Assert.Equal("0", child["wrong"]);
        Assert.InRange(Number(child["signals"]), 1, int.MaxValue);
        Assert.InRange(Number(child["interrupted"]), 1, int.MaxValue);
        Assert.InRange(Number(child["answered"]), 100_000, int.MaxValue);
    }

    /// <summary>One that met the kernel between taking and giving would leave 0, which is a descriptor too.</summary>
    [LinuxFact]
    public void A_signal_that_meets_the_supervisor_spoils_no_descriptor()
    {
        ChildRun child = ChildRun.Of("listener-signalled-supervisor", "20000");
        Assert.Equal("20000", child["right"]);
        Assert.Equal("0", child["wrong"]);
        Assert.Equal("20000", child["given"]);
        Assert.InRange(Number(child["signals"]), 1, int.MaxValue);
    }

    [LinuxFact]
    public void Several_threads_may_receive_and_each_call_gets_its_own_answer()
    {
        ChildRun child = ChildRun.Of("listener-receivers");
        Assert.Equal("8000", child["expected"]);
        Assert.Equal("8000", child["right"]);
        Assert.Equal("8000", child["answered"]);
    }

    [LinuxFact]
    public void Receiving_reading_and_answering_allocate_nothing()
    {
        ChildRun child = ChildRun.Of("listener-bytes");
        Assert.Equal("0", child["bytes"]);
        Assert.Equal("499", child["last"]);
    }

    [LinuxFact]
    public void Waiting_is_cancelled_and_a_later_call_is_not_lost()
    {
        ChildRun child = ChildRun.Of("listener-cancelled");
        Assert.Equal("OperationCanceledException", child["before"]);
        Assert.Equal("OperationCanceledException", child["receive"]);
        Assert.Equal("OperationCanceledException", child["enumerate"]);
        Assert.Equal("True", child["later"]);
        Assert.Equal("OperationCanceledException", child["one of two"]);
        Assert.Equal("True", child["other of two"]);
        Assert.Equal("7", child["result 1"]);
        Assert.Equal("8", child["result 2"]);
    }

    [LinuxFact]
    public void Disposing_ends_who_waits_and_the_filter_answers_ENOSYS()
    {
        ChildRun child = ChildRun.Of("listener-disposed");
        foreach (string name in new[] { "receiver", "enumerator", "answer", "receive after", "look after" })
            Assert.Equal("ObjectDisposedException", child[name]);
        Assert.Equal("-38", child["result"]);
        Assert.Equal("-38", child["result after"]);
    }

    [LinuxFact]
    public void Receiving_ends_with_the_last_thread_under_the_filter()
    {
        ChildRun child = ChildRun.Of("listener-ends");
        Assert.Equal("2", child["count"]);
        Assert.Equal("20", child["results"]);
        Assert.Equal("False", child["receive"]);
        Assert.Equal("False", child["look"]);
    }

    [LinuxFact]
    public void A_descriptor_that_is_no_listener_is_refused_and_stays_open()
    {
        ChildRun child = ChildRun.Of("listener-none");
        Assert.StartsWith("ArgumentException", child["file"], StringComparison.Ordinal);
        Assert.Equal("120", child["file afterwards"]);
        Assert.StartsWith("ArgumentException", child["closed"], StringComparison.Ordinal);
        Assert.StartsWith("ArgumentException", child["negative"], StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_supervisor_killed_in_the_middle_of_a_request_leaves_ENOSYS()
    {
        ChildRun child = ChildRun.Of("supervisor-killed");
        Assert.Equal("received 1", child["supervisor"]);
        Assert.Equal("-38", child["waiting call"]);
        Assert.Equal("-38", child["next call"]);
    }

    [LinuxFact]
    public void A_target_killed_in_the_middle_of_a_request_is_gone_for_every_answer()
    {
        ChildRun child = ChildRun.Of("target-killed");
        Assert.Equal("of the target", child["read"]);
        Assert.Equal("True", child["waiting"]);
        Assert.Equal("False", child["waiting after"]);
        Assert.Equal("False", child["read after"]);
        Assert.Equal("3", child["read after errno"]);
        Assert.Equal("False", child["answer after"]);
        Assert.Equal("False", child["descriptor after"]);
        Assert.Equal("3", child["descriptor after errno"]);
        Assert.Equal("0", child["further"]);
    }

    [LinuxFact]
    public void A_listener_is_taken_from_a_process_that_cannot_send_it()
    {
        ChildRun child = ChildRun.Of("listener-taken");
        Assert.Equal("True", child["taken"]);
        Assert.Equal("sendmsg", child["call"]);
        Assert.Equal("main", child["thread"]);
        Assert.Equal("77", child["result"]);
        Assert.Equal("True", child["taken by number"]);
        Assert.StartsWith("ArgumentException: Descriptor 0 of process", child["not a listener"], StringComparison.Ordinal);
        Assert.Contains("errno 9", child["not open"], StringComparison.Ordinal);
        Assert.Equal("0", child["none left"]);
        Assert.Equal("False", child["taken after"]);
        Assert.Contains("errno 3", child["no process"], StringComparison.Ordinal);
        Assert.StartsWith("DirectoryNotFoundException", child["no folder"], StringComparison.Ordinal);
    }

    [LinuxFact]
    public void What_comes_instead_of_a_listener_is_refused_and_leaves_no_descriptor_behind()
    {
        ChildRun child = ChildRun.Of("listener-not-received");
        Assert.StartsWith("InvalidDataException: A message without", child["no descriptor"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidDataException: The descriptor that came is no listener", child["no listener"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidDataException: Several", child["two"], StringComparison.Ordinal);
        Assert.Equal("0", child["descriptors"]);
        Assert.StartsWith("EndOfStreamException", child["closed"], StringComparison.Ordinal);
        Assert.StartsWith("ArgumentException", child["no Unix socket"], StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_listener_comes_through_a_socket_that_does_not_block()
    {
        ChildRun child = ChildRun.Of("listener-not-received");
        Assert.Equal("True", child["non-blocking"]);
        Assert.Equal("9", child["result"]);
    }

    /// <summary>Which of the two the kernel deserves cannot be known here; that signals reached the target can.</summary>
    [LinuxFact]
    public void WaitKillableRecv_is_tried_and_leaves_no_filter_behind()
    {
        ChildRun child = ChildRun.Of("wait-killable");
        Assert.True(child["probe"] is "NoRaceSeen" or "RaceSeen" or "Missing", child["probe"]);
        Assert.Equal("True", child["install"]);
        Assert.Equal("Unknown", child["probe beside a listener"]);
        Assert.StartsWith("ArgumentOutOfRangeException", child["no rounds"], StringComparison.Ordinal);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
