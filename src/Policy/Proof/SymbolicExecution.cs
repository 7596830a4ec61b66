using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Proof;

/// <summary>Runs a program for all calls at once.</summary>
/// <remarks>
/// Jumps only go forward, so one pass over the instructions meets every path: at each instruction wait the regions of
/// calls that reach it, together with what the registers then hold. Together they are always all calls, none twice.
/// Rules of the machine: net/core/filter.c (bpf_convert_filter) and kernel/seccomp.c (seccomp_check_filter).
/// </remarks>
internal sealed class SymbolicExecution
{
    /// <summary>Bounds the time: more regions at instructions than any compiler's output has by orders of magnitude.</summary>
    private const int MaxSteps = 1 << 20;

    private readonly Program _program;
    private readonly IReturnObserver _observer;
    private readonly DecisionDiagrams _diagrams;
    private readonly BitVectorArithmetic _arithmetic;
    private readonly CallBits _call;
    private readonly VariablePredicates _variables;
    private readonly Dictionary<int, Patch> _patches;
    private readonly RegionSplitter _splitter;
    private readonly RegionMerger _merger;
    private readonly Liveness.Set[] _live;
    private readonly List<Arrival>?[] _arrivals;
    private int _steps;

    public SymbolicExecution(
        Program program, DecisionDiagrams diagrams, BitVectorArithmetic arithmetic, CallBits call, VariablePredicates variables,
        IReturnObserver observer)
    {
        _program = program;
        _diagrams = diagrams;
        _arithmetic = arithmetic;
        _call = call;
        _variables = variables;
        _patches = VariablePredicates.PatchesOf(program);
        _observer = observer;
        _splitter = new RegionSplitter(diagrams);
        _merger = new RegionMerger(diagrams);
        _live = Liveness.Of(program);
        _arrivals = new List<Arrival>?[program.Instructions.Count];
    }

    /// <summary>Is told what each call returns, until it has seen enough.</summary>
    internal interface IReturnObserver
    {
        /// <summary>The program returns <paramref name="value"/> for the calls of <paramref name="region"/>.</summary>
        /// <returns>Whether to go on.</returns>
        public bool Returns(Region region, BitVector value);
    }

    /// <summary>Runs to every end of the program.</summary>
    /// <exception cref="UndecidedException">An instruction is none, reads what was not written, or paths are too many.</exception>
    public void Run(CancellationToken cancellation)
    {
        Arrive(0, Registers.Initial, [Region.Everything]);
        for (int pc = 0; pc < _arrivals.Length; pc++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Arrival arrival in _arrivals[pc] ?? [])
            {
                _merger.Merge(arrival.Regions);
                CountSteps(arrival.Regions.Count);
                if (!Step(pc, arrival.Registers, arrival.Regions))
                    return;
            }

            _arrivals[pc] = null;
        }
    }

    private bool Step(int pc, Registers registers, List<Region> regions)
    {
        Instruction instruction = _program.Instructions[pc];
        if (instruction.Code is Opcode.MulK or Opcode.MulX or Opcode.DivK or Opcode.DivX)
            registers = Narrow(registers, regions);

        switch (instruction.Code)
        {
            case Opcode.RetK:
                return Return(regions, BitVector.Constant(instruction.K));
            case Opcode.RetA:
                return Return(regions, registers.A);
            case Opcode.Ja:
                Arrive((ulong)pc + 1 + instruction.K, registers, regions);
                return true;
            case Opcode.JeqK or Opcode.JgtK or Opcode.JgeK or Opcode.JsetK:
            case Opcode.JeqX or Opcode.JgtX or Opcode.JgeX or Opcode.JsetX:
                Branch(pc, instruction, registers, regions);
                return true;
            case Opcode.DivX:
                int byZero = _arithmetic.IsZero(registers.X);
                List<Region> killed = Restrict(regions, byZero);
                regions = Restrict(regions, DecisionDiagrams.Not(byZero));
                Arrive((ulong)pc + 1, registers.WithA(_arithmetic.Divide(registers.A, registers.X)), regions);
                return Return(killed, BitVector.Zero);
            case Opcode.LshX or Opcode.RshX:
                int tooFar = DecisionDiagrams.Not(_arithmetic.Less(registers.X, BitVector.Constant(32)));
                if (Restrict(regions, tooFar).Count != 0)
                    throw new UndecidedException($"instruction {pc} may shift by more than 31, where kernels differ");
                break;
        }

        Arrive((ulong)pc + 1, Next(pc, instruction, registers), regions);
        return true;
    }

    private Registers Next(int pc, Instruction instruction, Registers registers)
    {
        uint k = instruction.K;
        return instruction.Code switch
        {
            Opcode.LdWAbs when k % 4 == 0 && k < SeccompData.Size => registers.WithA(_call.Load(k)),
            Opcode.LdWLen => registers.WithA(BitVector.Constant(SeccompData.Size)),
            Opcode.LdxWLen => registers.WithX(BitVector.Constant(SeccompData.Size)),
            Opcode.LdImm => registers.WithA(BitVector.Constant(k)),
            Opcode.LdxImm => registers.WithX(BitVector.Constant(k)),
            Opcode.LdMem when k < Registers.MemoryLength && registers.Memory((int)k) is { } cell => registers.WithA(cell),
            Opcode.LdxMem when k < Registers.MemoryLength && registers.Memory((int)k) is { } cell => registers.WithX(cell),
            Opcode.St when k < Registers.MemoryLength => registers.WithMemory((int)k, registers.A),
            Opcode.Stx when k < Registers.MemoryLength => registers.WithMemory((int)k, registers.X),
            Opcode.Tax => registers.WithX(registers.A),
            Opcode.Txa => registers.WithA(registers.X),
            Opcode.Neg => registers.WithA(_arithmetic.Negate(registers.A)),
            Opcode.AddK or Opcode.AddX => registers.WithA(_arithmetic.Add(registers.A, Operand(instruction, registers))),
            Opcode.SubK or Opcode.SubX => registers.WithA(_arithmetic.Subtract(registers.A, Operand(instruction, registers))),
            Opcode.MulK or Opcode.MulX => registers.WithA(_arithmetic.Multiply(registers.A, Operand(instruction, registers))),
            Opcode.DivK when k != 0 => registers.WithA(_arithmetic.Divide(registers.A, Operand(instruction, registers))),
            Opcode.AndK or Opcode.AndX => registers.WithA(_arithmetic.And(registers.A, Operand(instruction, registers))),
            Opcode.OrK or Opcode.OrX => registers.WithA(_arithmetic.Or(registers.A, Operand(instruction, registers))),
            Opcode.XorK or Opcode.XorX => registers.WithA(_arithmetic.Xor(registers.A, Operand(instruction, registers))),
            Opcode.LshK when k < 32 => registers.WithA(_arithmetic.ShiftLeft(registers.A, BitVector.Constant(k))),
            Opcode.RshK when k < 32 => registers.WithA(_arithmetic.ShiftRight(registers.A, BitVector.Constant(k))),
            Opcode.LshX => registers.WithA(_arithmetic.ShiftLeft(registers.A, registers.X)),
            Opcode.RshX => registers.WithA(_arithmetic.ShiftRight(registers.A, registers.X)),
            _ => throw new UndecidedException($"instruction {pc} is none that the kernel takes"),
        };
    }

    private void Branch(int pc, Instruction instruction, Registers registers, List<Region> regions)
    {
        List<Region> taken = [];
        List<Region> passed = [];
        if (_patches.TryGetValue(pc, out Patch? patch))
        {
            int equal = _variables.Equal(registers.A, patch.Variable, patch.IsHigh);
            taken = Restrict(regions, equal);
            passed = Restrict(regions, DecisionDiagrams.Not(equal));
        }
        else if (TestedRange(instruction) is { } range && (registers.A == _call.Nr || registers.A == _call.Arch))
        {
            foreach (Region region in regions)
                RegionSplitter.Cut(region, registers.A == _call.Nr, range, taken, passed);
        }
        else
        {
            int condition = Test(instruction, registers.A, Operand(instruction, registers));
            taken = Restrict(regions, condition);
            passed = Restrict(regions, DecisionDiagrams.Not(condition));
        }

        Arrive((ulong)pc + 1 + instruction.JumpTrue, registers, taken);
        Arrive((ulong)pc + 1 + instruction.JumpFalse, registers, passed);
    }

    /// <summary>The values for which a test against a constant holds, where they are one range; null for other tests.</summary>
    private static NumberRange? TestedRange(Instruction instruction) => instruction.Code switch
    {
        Opcode.JeqK => new NumberRange(instruction.K, instruction.K),
        Opcode.JgeK => new NumberRange(instruction.K, uint.MaxValue),
        Opcode.JgtK when instruction.K < uint.MaxValue => new NumberRange(instruction.K + 1, uint.MaxValue),
        _ => null,
    };

    private int Test(Instruction instruction, BitVector a, BitVector operand) => instruction.Code switch
    {
        Opcode.JeqK or Opcode.JeqX => _arithmetic.Equal(a, operand),
        Opcode.JgtK or Opcode.JgtX => _arithmetic.Less(operand, a),
        Opcode.JgeK or Opcode.JgeX => DecisionDiagrams.Not(_arithmetic.Less(a, operand)),
        _ => DecisionDiagrams.Not(_arithmetic.IsZero(_arithmetic.And(a, operand))),
    };

    /// <summary>What earlier tests say about the operands keeps products and quotients small.</summary>
    private Registers Narrow(Registers registers, List<Region> regions)
    {
        int calls = DecisionDiagrams.False;
        foreach (Region region in regions)
            calls = _diagrams.Or(calls, region.Guard);
        return registers.WithA(_arithmetic.Within(registers.A, calls)).WithX(_arithmetic.Within(registers.X, calls));
    }

    private static BitVector Operand(Instruction instruction, Registers registers) =>
        (instruction.Code & 0x08) != 0 ? registers.X : BitVector.Constant(instruction.K);

    private List<Region> Restrict(List<Region> regions, int condition)
    {
        List<Region> restricted = [];
        foreach (Region region in regions)
            _splitter.Restrict(region, condition, restricted);
        return restricted;
    }

    private bool Return(List<Region> regions, BitVector value)
    {
        foreach (Region region in regions)
        {
            if (!_observer.Returns(region, value))
                return false;
        }

        return true;
    }

    private void Arrive(ulong pc, Registers registers, List<Region> regions)
    {
        if (regions.Count == 0)
            return;
        if (pc >= (ulong)_arrivals.Length)
            throw new UndecidedException("the program runs past its end");

        List<Arrival> waiting = _arrivals[(int)pc] ??= [];
        CountSteps(waiting.Count);
        Registers kept = registers.Keep(_live[(int)pc]);
        Arrival? same = waiting.Find(arrival => arrival.Registers.Equals(kept));
        if (same is null)
            waiting.Add(new Arrival(kept, regions));
        else
            same.Regions.AddRange(regions);
    }

    private void CountSteps(int more)
    {
        _steps += more;
        if (_steps > MaxSteps)
            throw new UndecidedException("the program has too many paths");
    }

    private sealed record Arrival(Registers Registers, List<Region> Regions);
}
