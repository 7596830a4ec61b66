using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using Xunit;
using Xunit.Abstractions;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>Debian's kernels of other architectures do what our policies say. Each boots once for all tests.</summary>
public sealed class ForeignKernelTests(ITestOutputHelper output)
{
    [Theory]
    [Machine("aarch64")]
    [Machine("arm")]
    [Machine("riscv64")]
    [Machine("s390x")]
    [Machine("ppc64le")]
    public void Allowlist_reads_the_low_word_of_32_bit_arguments(string machine) => Agree(machine, "allowlist");

    [Theory]
    [Machine("aarch64")]
    [Machine("riscv64")]
    [Machine("s390x")]
    [Machine("ppc64le")]
    public void Both_words_of_64_bit_arguments_decide_in_the_byte_order_of_the_machine(string machine) => Agree(machine, "long");

    [Theory]
    [Machine("aarch64")]
    [Machine("arm")]
    [Machine("riscv64")]
    [Machine("s390x")]
    [Machine("ppc64le")]
    public void Denylist_answers_traps_and_kills_what_it_names(string machine) => Agree(machine, "denylist");

    [Theory]
    [Machine("aarch64")]
    public void Compat_program_under_a_native_filter_takes_the_action_for_foreign_abis(string machine) => Agree(machine, "foreign");

    private void Agree(string machine, string policy)
    {
        Guest guest = Guest.Of(machine);
        output.WriteLine($"Compiled, booted and ran in {guest.Elapsed.TotalSeconds:0.0} s.");
        GuestCase[] cases = [.. guest.Cases.Where(@case => @case.Policy == policy)];
        Assert.NotEmpty(cases);
        Assert.Empty(cases.SelectMany(@case => Disagreements(guest, @case)));
    }

    private static IEnumerable<string> Disagreements(Guest guest, GuestCase @case)
    {
        for (int line = 0; line < @case.Calls.Count; line++)
        {
            SeccompData call = @case.Calls[line];
            SyscallAction expected = @case.Expected(call);
            Outcome outcome = guest[@case, line];
            if (!outcome.Is(expected, call))
            {
                string arguments = string.Join(", ", call.Args.Select(argument => $"0x{argument:x}"));
                yield return $"{@case.Name}: nr {call.Nr} ({arguments}) should be {expected}, was: {outcome.Text}";
            }
        }
    }
}
