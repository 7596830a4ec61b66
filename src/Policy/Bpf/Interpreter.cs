using System;

namespace SeccompSharp.Policies.Bpf;

/// <summary>Runs a filter on one call, as the kernel of the program's byte order would.</summary>
/// <remarks>
/// Semantics: bpf_convert_filter and ___bpf_prog_run (net/core/filter.c, kernel/bpf/core.c): registers start at 0,
/// arithmetic is modulo 2^32, shifts by a register take its low 5 bits, division by a zero register ends the program
/// with 0. Pure and thread-safe.
/// </remarks>
public static class Interpreter
{
    /// <summary>The value that the program returns for the call.</summary>
    /// <exception cref="ArgumentException">The kernel would not take the program (<see cref="KernelCheck"/>) and the
    /// call runs into what is wrong with it.</exception>
    public static uint Run(Program program, SeccompData data) => Run(program, data, out _);

    /// <summary>The value that the program returns for the call.</summary>
    /// <param name="program">A program that passes <see cref="KernelCheck"/>.</param>
    /// <param name="data">The call.</param>
    /// <param name="steps">How many instructions were executed, the return included.</param>
    /// <exception cref="ArgumentException">The kernel would not take the program and the call runs into what is wrong
    /// with it.</exception>
    public static uint Run(Program program, SeccompData data, out int steps)
    {
        uint a = 0, x = 0;
        var scratch = new uint[16];
        steps = 0;
        for (int pc = 0; pc >= 0 && pc < program.Instructions.Count; pc++)
        {
            Instruction instruction = program.Instructions[pc];
            uint k = instruction.K;
            steps++;
            switch (instruction.Code)
            {
                case Opcode.LdWAbs when k < SeccompData.Size && k % 4 == 0: a = data.WordAt(k, program.IsLittleEndian); break;
                case Opcode.LdWLen: a = SeccompData.Size; break;
                case Opcode.LdxWLen: x = SeccompData.Size; break;
                case Opcode.LdImm: a = k; break;
                case Opcode.LdxImm: x = k; break;
                case Opcode.LdMem when k < scratch.Length: a = scratch[k]; break;
                case Opcode.LdxMem when k < scratch.Length: x = scratch[k]; break;
                case Opcode.St when k < scratch.Length: scratch[k] = a; break;
                case Opcode.Stx when k < scratch.Length: scratch[k] = x; break;
                case Opcode.AddK: a = unchecked(a + k); break;
                case Opcode.AddX: a = unchecked(a + x); break;
                case Opcode.SubK: a = unchecked(a - k); break;
                case Opcode.SubX: a = unchecked(a - x); break;
                case Opcode.MulK: a = unchecked(a * k); break;
                case Opcode.MulX: a = unchecked(a * x); break;
                case Opcode.DivK when k != 0: a /= k; break;
                case Opcode.DivX when x == 0: return 0;
                case Opcode.DivX: a /= x; break;
                case Opcode.AndK: a &= k; break;
                case Opcode.AndX: a &= x; break;
                case Opcode.OrK: a |= k; break;
                case Opcode.OrX: a |= x; break;
                case Opcode.XorK: a ^= k; break;
                case Opcode.XorX: a ^= x; break;
                case Opcode.LshK when k < 32: a <<= (int)k; break;
                case Opcode.LshX: a <<= (int)(x & 31); break;
                case Opcode.RshK when k < 32: a >>= (int)k; break;
                case Opcode.RshX: a >>= (int)(x & 31); break;
                case Opcode.Neg: a = unchecked(0 - a); break;
                case Opcode.Tax: x = a; break;
                case Opcode.Txa: a = x; break;
                case Opcode.Ja when k < (uint)(program.Instructions.Count - pc): pc += (int)k; break;
                case Opcode.JeqK: pc += Jump(instruction, a == k); break;
                case Opcode.JeqX: pc += Jump(instruction, a == x); break;
                case Opcode.JgtK: pc += Jump(instruction, a > k); break;
                case Opcode.JgtX: pc += Jump(instruction, a > x); break;
                case Opcode.JgeK: pc += Jump(instruction, a >= k); break;
                case Opcode.JgeX: pc += Jump(instruction, a >= x); break;
                case Opcode.JsetK: pc += Jump(instruction, (a & k) != 0); break;
                case Opcode.JsetX: pc += Jump(instruction, (a & x) != 0); break;
                case Opcode.RetK: return k;
                case Opcode.RetA: return a;
                default: throw new ArgumentException("The kernel would not take this program.", nameof(program));
            }
        }

        throw new ArgumentException("The program runs past its end.", nameof(program));
    }

    private static int Jump(Instruction instruction, bool holds) => holds ? instruction.JumpTrue : instruction.JumpFalse;
}
