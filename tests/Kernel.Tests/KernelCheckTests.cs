using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary><see cref="KernelCheck"/> says what the running kernel says.</summary>
public sealed class KernelCheckTests
{
    private const uint Allow = 0x7fff_0000;

    private static readonly Instruction s_allow = new(Opcode.RetK, 0, 0, Allow);

    private static readonly ushort[] s_codes =
        [.. typeof(Opcode).GetFields().Select(field => (ushort)field.GetRawConstantValue()!)];

    [LinuxFact]
    public void On_every_operation_there_is() =>
        Agree(Enumerable.Range(0, 0x1_0000).Select(code => (Instruction[])[new((ushort)code, 0, 0, 0), s_allow]));

    [LinuxFact]
    public void On_every_operation_as_the_last_one() =>
        Agree(Enumerable.Range(0, 0x100).Select(code => (Instruction[])[new((ushort)code, 0, 0, 0)]));

    [LinuxFact]
    public void On_every_offset_that_a_load_may_have() =>
        Agree(Enumerable.Range(0, 72).Append(int.MaxValue).Append(-4).Append(-4096)
            .Select(offset => (Instruction[])[new(Opcode.LdWAbs, 0, 0, unchecked((uint)offset)), s_allow]));

    [LinuxFact]
    public void On_jumps_to_the_end_and_past_it() =>
        Agree(
            from code in (ushort[])[Opcode.Ja, Opcode.JeqK, Opcode.JgtX, Opcode.JgeK, Opcode.JsetX]
            from distance in (uint[])[0, 1, 2, 3, 4, 255, 256, uint.MaxValue]
            from side in (byte[])[0, 1, 2, 3, 255]
            from otherSide in (byte[])[0, 1, 2, 3, 255]
            select (Instruction[])[new(code, side, otherSide, distance), s_allow, s_allow, s_allow]);

    [LinuxFact]
    public void On_shifts_divisions_and_scratch_cells() =>
        Agree(
            from code in (ushort[])[Opcode.LshK, Opcode.RshK, Opcode.DivK, Opcode.DivX, Opcode.St, Opcode.Stx, Opcode.LdMem, Opcode.LdxMem]
            from k in (uint[])[0, 1, 15, 16, 31, 32, 33, uint.MaxValue]
            from stored in (bool[])[true, false]
            select (Instruction[])[.. stored ? (Instruction[])[new(Opcode.St, 0, 0, k & 15)] : [], new(code, 0, 0, k), s_allow]);

    [LinuxFact]
    public void On_lengths_around_the_limit() =>
        Agree(from length in (int[])[1, 2, 4095, 4096] select Enumerable.Repeat(s_allow, length).ToArray());

    [LinuxFact]
    public void On_programs_made_at_random()
    {
        var random = new Random(20141207);
        int taken = Agree(Enumerable.Range(0, 4000).Select(_ => Random(random)));
        Assert.InRange(taken, 400, 3600);
    }

    /// <summary>A program of known operations, most of which are right: else nothing past the first slip is looked at.</summary>
    private static Instruction[] Random(Random random)
    {
        int length = random.Next(1, 12);
        var program = new Instruction[length + 1];
        for (int i = 0; i < length; i++)
        {
            ushort code = s_codes[random.Next(s_codes.Length)];
            int room = length - i - 1;
            byte Side() => (byte)random.Next(random.Next(20) == 0 ? 256 : room + 1);
            uint k = code switch
            {
                Opcode.LdWAbs => 4 * (uint)random.Next(random.Next(20) == 0 ? 20 : 16),
                Opcode.Ja => (uint)random.Next(room + (random.Next(20) == 0 ? 3 : 1)),
                Opcode.LdMem or Opcode.LdxMem or Opcode.St or Opcode.Stx => (uint)random.Next(random.Next(20) == 0 ? 20 : 2),
                _ => (uint)random.Next(random.Next(20) == 0 ? 40 : 32),
            };
            program[i] = new Instruction(code, Side(), Side(), k);
        }

        program[length] = s_allow;
        return program;
    }

    /// <summary>Returns how many of the programs the kernel takes.</summary>
    private static int Agree(IEnumerable<Instruction[]> candidates)
    {
        Program[] programs = [.. candidates.Select(each => new Program(each.ToImmutableEquatableArray(), BitConverter.IsLittleEndian))];
        ChildRun child = ChildRun.OfPrograms("verify", programs);
        Assert.True(child.Reported("end"), child.ToString());
        int taken = 0;
        for (int i = 0; i < programs.Length; i++)
        {
            string? reason = KernelCheck.Reject(programs[i]);
            taken += reason is null ? 1 : 0;
            Assert.True((reason is null ? "taken" : "refused") == child[$"{i}"],
                $"KernelCheck: {reason ?? "taken"}. The kernel: {child[$"{i}"]}.\n{string.Join('\n', programs[i].Instructions)}");
        }

        return taken;
    }
}
