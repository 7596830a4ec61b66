using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.KernelBench;

/// <summary>
/// Shows that the passes which <see cref="X86Jit"/> counts are passes of this kernel's JIT compiler: programs of equal
/// instructions, which differ only in how many others each test skips, take longer to install by the pass.
/// </summary>
internal static class JitCheck
{
    private const int Tests = 54;

    /// <summary>Short throughout, short once what is between is, and long throughout.</summary>
    private static readonly int[] s_skipped = [1, 9, 10, 11, 12, 14, 30];

    /// <returns>Lines to print: a table in Markdown.</returns>
    public static IEnumerable<string> Run(int rounds)
    {
        List<JobFilter> filters = [.. s_skipped.Select(skipped => new JobFilter(Name(skipped), Bytes(Row(skipped))))];
        filters.Add(new JobFilter(Subject.Floor, Bytes([new(Opcode.RetK, 0, 0, SyscallAction.Allow.ReturnValue)])));
        Measured measured = EntryPoint.Measure(new Job(rounds, filters, 0, [], [], []));
        double shortest = measured.Filters[Name(s_skipped[0])].Warm;
        yield return "| each test skips | JIT passes by the model | kernel part warm, µs | ns a pass and instruction more than in the first row |";
        yield return "|---|---|---|---|";
        var jit = new X86Jit();
        int fewest = 0;
        foreach (int skipped in s_skipped)
        {
            jit.Run(new ArraySegment<Instruction>(Row(skipped)));
            fewest = fewest == 0 ? jit.Passes : fewest;
            double time = measured.Filters[Name(skipped)].WarmRatio * shortest;
            string each = jit.Passes == fewest
                ? "" : ((time - shortest) / (jit.Passes - fewest) / jit.Instructions).ToString("f1", CultureInfo.InvariantCulture);
            yield return string.Create(CultureInfo.InvariantCulture, $"| {skipped} | {jit.Passes} | {time / 1000:f1} | {each} |");
        }
    }

    private static string Name(int skipped) => skipped.ToString(CultureInfo.InvariantCulture);

    /// <summary>A return that is always taken, so that emulation is the same for all, and behind it the tests.</summary>
    private static Instruction[] Row(int skipped) =>
    [
        new(Opcode.LdWAbs, 0, 0, SeccompData.NrOffset),
        new(Opcode.JgeK, 0, 1, 0),
        new(Opcode.RetK, 0, 0, SyscallAction.Allow.ReturnValue),
        .. Enumerable.Range(1, Tests).Select(i => new Instruction(Opcode.JgeK, 0, (byte)Math.Min(skipped, Tests - i), 300)),
        new(Opcode.RetK, 0, 0, SyscallAction.Allow.ReturnValue),
    ];

    private static byte[] Bytes(Instruction[] program) => new Program(program.ToImmutableEquatableArray(), IsLittleEndian: true).ToBytes();
}
