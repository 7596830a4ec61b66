using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Compilation;

/// <summary>What one more instruction on the way of an ABI's numbers costs (<see cref="CostModel"/>).</summary>
internal sealed class NumberWeights
{
    private readonly uint _first;
    private readonly uint _last;
    private readonly double _perNumber;
    private readonly uint[] _numbers;
    private readonly double[] _callsBefore;

    /// <param name="abi">The ABI.</param>
    /// <param name="calls">What a process calls through it; null for an ABI that the program itself does not use.</param>
    public NumberWeights(Abi abi, SyscallWeights? calls)
    {
        _first = abi.FirstNumber;
        _last = SyscallTable.HighestNumber(abi);
        _perNumber = CostModel.UnmeasuredNumber + (ActionCache.Covers(abi, 0) ? CostModel.EmulatedStep : 0);
        var measured = new SortedDictionary<uint, double>();
        if (calls is not null)
        {
            foreach (string name in calls.Names)
            {
                if (SyscallTable.TryGetNumber(abi, name, out uint number))
                    measured[number] = calls[name];
            }
        }

        _numbers = [.. measured.Keys];
        _callsBefore = new double[_numbers.Length + 1];
        for (int i = 0; i < _numbers.Length; i++)
            _callsBefore[i + 1] = _callsBefore[i] + measured[_numbers[i]];
    }

    /// <summary>The cost for a run of numbers.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="last">The last number.</param>
    /// <param name="cached">Whether the kernel answers them from its allow cache.</param>
    public double Of(uint first, uint last, bool cached)
    {
        if (last < _first || first > _last)
            return 0;
        uint from = Math.Max(first, _first), to = Math.Min(last, _last);
        double calls = cached && _perNumber > CostModel.UnmeasuredNumber ? 0 : _callsBefore[PlaceAfter(to)] - _callsBefore[PlaceOf(from)];
        return ((to - from + 1.0) * _perNumber) + (calls * CostModel.ExecutedStep);
    }

    private int PlaceOf(uint number)
    {
        int place = Array.BinarySearch(_numbers, number);
        return place < 0 ? ~place : place;
    }

    private int PlaceAfter(uint number) => number == uint.MaxValue ? _numbers.Length : PlaceOf(number + 1);
}
