using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.KernelBench;

/// <summary>
/// The straightforward program, as seccompiler and hand-written filters have it: one comparison and one return a name
/// in the order of numbers, conditions where they stand. Unknown numbers take the default action.
/// </summary>
internal sealed class LinearProgram
{
    private readonly List<(Instruction Instruction, int IfTrue, int IfFalse)> _code = [];
    private readonly List<int> _labels = [];

    private LinearProgram()
    {
    }

    public static Program Of(BoundPolicy policy)
    {
        var writer = new LinearProgram();
        foreach (IGrouping<uint, BoundAbi> token in policy.Abis.GroupBy(abi => abi.Abi.AuditArch))
        {
            writer.Emit(Opcode.LdWAbs, SeccompData.ArchOffset);
            int own = writer.NewLabel(), away = writer.NewLabel(), next = writer.NewLabel();
            writer.Test(Opcode.JeqK, token.Key, own, away);
            writer.Place(away);
            writer._code.Add((new Instruction(Opcode.Ja, 0, 0, 0), next, -1));
            writer.Place(own);
            writer.Emit(Opcode.LdWAbs, SeccompData.NrOffset);
            foreach (IGrouping<uint, BoundRule> number in token.SelectMany(abi => abi.Rules).GroupBy(rule => rule.Number).OrderBy(group => group.Key))
                writer.Number(number.Key, number, policy.DefaultAction);
            writer.Emit(Opcode.RetK, policy.DefaultAction.ReturnValue);
            writer.Place(next);
        }

        writer.Emit(Opcode.RetK, policy.ForeignAbiAction.ReturnValue);
        return writer.Finish();
    }

    private void Number(uint number, IEnumerable<BoundRule> rules, SyscallAction otherwise)
    {
        int match = NewLabel(), next = NewLabel();
        Test(Opcode.JeqK, number, match, next);
        Place(match);
        BoundRule? unconditional = rules.FirstOrDefault(rule => rule.Condition is null);
        foreach (BoundRule rule in unconditional is null ? rules : [])
        {
            int holds = NewLabel(), fails = NewLabel();
            Condition(rule.Condition!, holds, fails);
            Place(holds);
            Emit(Opcode.RetK, rule.Action.ReturnValue);
            Place(fails);
        }

        Emit(Opcode.RetK, (unconditional?.Action ?? otherwise).ReturnValue);
        Place(next);
    }

    private void Condition(BoundCondition condition, int holds, int fails)
    {
        switch (condition)
        {
            case BoundCondition.Not not:
                Condition(not.Term, fails, holds);
                break;
            case BoundCondition.All { Terms.Count: > 0 } all:
                Chain(all.Terms, (term, next) => Condition(term, next, fails), term => Condition(term, holds, fails));
                break;
            case BoundCondition.Any { Terms.Count: > 0 } any:
                Chain(any.Terms, (term, next) => Condition(term, holds, next), term => Condition(term, holds, fails));
                break;
            case BoundCondition.Test test:
                Compare(test, holds, fails);
                break;
            default:
                _code.Add((new Instruction(Opcode.Ja, 0, 0, 0), condition is BoundCondition.All ? holds : fails, -1));
                break;
        }
    }

    private void Chain(IReadOnlyList<BoundCondition> terms, Action<BoundCondition, int> inner, Action<BoundCondition> last)
    {
        for (int i = 0; i + 1 < terms.Count; i++)
        {
            int next = NewLabel();
            inner(terms[i], next);
            Place(next);
        }

        last(terms[terms.Count - 1]);
    }

    private void Compare(BoundCondition.Test test, int holds, int fails)
    {
        bool negated = test.Operator is ComparisonOperator.NotEqual or ComparisonOperator.Less or ComparisonOperator.LessOrEqual;
        (int yes, int no) = negated ? (fails, holds) : (holds, fails);
        bool equality = test.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (test.Width == ArgumentWidth.Register)
        {
            uint high = (uint)(test.Value >> 32);
            Load(test, high: true);
            if (!equality)
            {
                int notGreater = NewLabel();
                Test(Opcode.JgtK, high, yes, notGreater);
                Place(notGreater);
            }

            int same = NewLabel();
            Test(Opcode.JeqK, high, same, no);
            Place(same);
        }

        Load(test, high: false);
        ushort code = equality ? Opcode.JeqK
            : test.Operator is ComparisonOperator.GreaterOrEqual or ComparisonOperator.Less ? Opcode.JgeK : Opcode.JgtK;
        Test(code, (uint)test.Value, yes, no);
    }

    private void Load(BoundCondition.Test test, bool high)
    {
        Emit(Opcode.LdWAbs, SeccompData.ArgumentOffset(test.Index, high, littleEndian: true));
        uint mask = (uint)(high ? test.Mask >> 32 : test.Mask);
        if (mask != uint.MaxValue)
            Emit(Opcode.AndK, mask);
    }

    private void Emit(ushort code, uint k) => _code.Add((new Instruction(code, 0, 0, k), -1, -1));

    private void Test(ushort code, uint k, int ifTrue, int ifFalse) => _code.Add((new Instruction(code, 0, 0, k), ifTrue, ifFalse));

    private int NewLabel()
    {
        _labels.Add(-1);
        return _labels.Count - 1;
    }

    private void Place(int label) => _labels[label] = _code.Count;

    private Program Finish()
    {
        var instructions = new List<Instruction>();
        for (int pc = 0; pc < _code.Count; pc++)
        {
            (Instruction instruction, int ifTrue, int ifFalse) = _code[pc];
            instructions.Add(ifTrue < 0 ? instruction
                : ifFalse < 0 ? instruction with { K = (uint)(_labels[ifTrue] - pc - 1) }
                : instruction with
                {
                    JumpTrue = checked((byte)(_labels[ifTrue] - pc - 1)),
                    JumpFalse = checked((byte)(_labels[ifFalse] - pc - 1)),
                });
        }

        return new Program(instructions.ToImmutableEquatableArray(), IsLittleEndian: true);
    }
}
