using System;
using System.Collections.Generic;

namespace SeccompSharp.Policies.Bpf;

/// <summary>
/// How often the JIT compiler of x86_64 kernels goes over a program: until no jump gets shorter, for one of up to 123 bytes
/// takes 2 bytes and any other 6. Before the first pass it takes every instruction for 64 bytes long.
/// </summary>
/// <remarks>
/// Facts: net/core/filter.c, bpf_convert_filter (what becomes of an instruction); arch/x86/net/bpf_jit_comp.c, do_jit (how
/// long that is) and bpf_int_jit_compile (the passes), Linux 6.12 and later with return thunks. Elsewhere a program may take
/// a pass more or less. Not thread-safe: it keeps its buffers.
/// </remarks>
public sealed class X86Jit
{
    private const int LongestShortJump = 123;
    private const int LongestShortJumpBack = -128;
    private const int Estimate = 64;
    private const int MostPasses = 20;

    /// <summary>pop r13, pop rbx, leave, jmp to the return thunk: once, at the first return.</summary>
    private const int Epilogue = 9;

    private const int NoJump = -1;
    private const int Exit = -2;

    private readonly List<int> _late = [];
    private int[] _starts = []; // of each classic instruction: its first converted one
    private Converted[] _code = [];
    private int[] _ends = []; // where the converted instruction before this one ended in the last pass
    private int[] _secondSizes = [];
    private int _epilogueAt;

    /// <param name="Bytes">The length, or that of the comparison before the jump.</param>
    /// <param name="LongJump">How long the jump is if not short; 0 for no jump.</param>
    /// <param name="Target">The classic instruction jumped to, or <see cref="NoJump"/>, or <see cref="Exit"/>.</param>
    private readonly record struct Converted(int Bytes, int LongJump, int Target);

    /// <summary>How many instructions the converter made of the program.</summary>
    public int Instructions { get; private set; }

    /// <summary>How often they are gone over, the pass that writes them included.</summary>
    public int Passes { get; private set; }

    /// <summary>The classic instructions with a jump that a pass after the second made shorter: without any there are four passes at the most.</summary>
    public IReadOnlyList<int> Late => _late;

    /// <summary>Goes over a program as the kernel would.</summary>
    /// <param name="program">Loads of the call's data, masks with constants, tests of constants, jumps and returns.</param>
    public void Run(ArraySegment<Instruction> program)
    {
        Convert(program);
        for (int i = 0; i <= Instructions; i++)
            _ends[i] = Estimate * i;
        _epilogueAt = _ends[Instructions] + Estimate;
        int length = 0, previous = -1, pass = 0;
        while (length != previous && pass < MostPasses - 1)
        {
            previous = length;
            length = GoOver();
            if (++pass == 2)
                RememberSizes();
        }

        Passes = pass + 1;
        FindLate(program.Count);
    }

    private void Convert(ArraySegment<Instruction> program)
    {
        const int MostOfOne = 3;
        if (_starts.Length < program.Count)
        {
            _starts = new int[program.Count];
            _code = new Converted[MostOfOne * (program.Count + 1)];
            _ends = new int[_code.Length + 1];
            _secondSizes = new int[_code.Length];
        }

        Instructions = 0;
        Add(2); // xor eax, eax
        Add(3); // xor r13d, r13d
        Add(3); // mov rbx, rdi
        for (int i = 0; i < program.Count; i++)
        {
            _starts[i] = Instructions;
            Instruction own = program.Array![program.Offset + i];
            switch (own.Code)
            {
                case Opcode.JeqK or Opcode.JgeK or Opcode.JgtK or Opcode.JsetK:
                    AddTest(own, i + 1);
                    break;
                case Opcode.Ja:
                    Add(0, 5, i + 1 + (int)own.K);
                    break;
                case Opcode.RetK:
                    Add(own.K == 0 ? 2 : 5); // xor eax, eax; or mov eax, k
                    Add(0, 5, Exit);
                    break;
                case Opcode.AndK:
                    Add(IsByte(own.K) ? 3 : 5);
                    break;
                default:
                    Add(3); // mov eax, [rbx + k]
                    break;
            }
        }
    }

    private void Add(int bytes, int longJump = 0, int target = NoJump) => _code[Instructions++] = new Converted(bytes, longJump, target);

    private void AddTest(Instruction own, int next)
    {
        bool isWide = own.K > int.MaxValue;
        if (isWide)
            Add(5); // mov esi, k
        int bytes = isWide ? 3 : own.Code == Opcode.JsetK ? 7 : own.K == 0 ? 3 : IsByte(own.K) ? 4 : 7;
        bool isTurned = own.JumpTrue == 0 && own.JumpFalse != 0 && own.Code != Opcode.JsetK;
        Add(bytes, 6, next + (isTurned ? own.JumpFalse : own.JumpTrue));
        if (own.JumpFalse != 0 && !isTurned)
            Add(0, 5, next + own.JumpFalse);
    }

    private static bool IsByte(uint k) => unchecked((int)k) is >= sbyte.MinValue and <= sbyte.MaxValue;

    /// <summary>One pass, and the length that comes out. As in the kernel, what is ahead is taken to be where the last pass had it.</summary>
    private int GoOver()
    {
        int end = 0;
        bool hasEpilogue = false;
        for (int i = 0; i < Instructions; i++)
        {
            Converted own = _code[i];
            end += own.Bytes;
            if (own.LongJump != 0)
            {
                if (own.Target == Exit && !hasEpilogue)
                {
                    hasEpilogue = true;
                    _epilogueAt = end;
                    end += Epilogue;
                }
                else
                {
                    int distance = (own.Target == Exit ? _epilogueAt : _ends[_starts[own.Target]]) - _ends[i + 1];
                    if (distance != 0 || own.Bytes != 0)
                        end += distance is >= LongestShortJumpBack and <= LongestShortJump ? 2 : own.LongJump;
                }
            }

            _ends[i + 1] = end;
        }

        return end;
    }

    private void RememberSizes()
    {
        for (int i = 0; i < Instructions; i++)
            _secondSizes[i] = _ends[i + 1] - _ends[i];
    }

    private void FindLate(int count)
    {
        _late.Clear();
        for (int i = 0; i < count; i++)
        {
            int end = i + 1 < count ? _starts[i + 1] : Instructions;
            int size = _ends[end] - _ends[_starts[i]];
            for (int part = _starts[i]; part < end; part++)
                size -= _secondSizes[part];
            if (size != 0)
                _late.Add(i);
        }
    }
}
