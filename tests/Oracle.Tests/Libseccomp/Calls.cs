using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Oracle.Tests.Libseccomp;

/// <summary>The calls on which two filters for one profile would differ if they differed.</summary>
internal sealed class Calls
{
    /// <summary>The most argument vectors tried for one number before arguments are varied one at a time.</summary>
    private const int MostVectors = 3000;

    private static readonly uint[] s_extremes =
    [
        0x3fff_ffff, 0x4000_0000, 0x4000_0001, 0x7fff_fffe, 0x7fff_ffff, 0x8000_0000, 0xbfff_ffff, 0xc000_0000, 0xc000_0001,
        0xffff_fffe, 0xffff_ffff,
    ];

    private readonly SeccompSpec _spec;
    private readonly IReadOnlyList<Abi> _abis;
    private readonly Dictionary<(Abi Abi, uint Number), SortedSet<ulong>[]> _arguments = [];

    public Calls(SeccompSpec spec, IReadOnlyList<Abi> abis)
    {
        _spec = spec;
        _abis = abis;
        foreach (Abi abi in abis)
            NoteArguments(abi);
    }

    /// <summary>Numbers with conditional rules of different actions: libseccomp has no order among those that overlap.</summary>
    public IReadOnlySet<(Abi Abi, uint Number)> Ambiguous => _ambiguous;

    private readonly HashSet<(Abi, uint)> _ambiguous = [];

    /// <summary>Every call, by ABI; foreign tokens come with <paramref name="foreign"/>.</summary>
    public IEnumerable<(Abi Abi, SeccompData Data)> All(IEnumerable<Abi> foreign)
    {
        foreach (Abi abi in _abis)
        {
            foreach (uint number in Numbers(abi))
            {
                foreach (ulong[] arguments in Arguments(abi, number))
                    yield return (abi, new SeccompData(number, abi.AuditArch, arguments));
            }
        }

        foreach (Abi abi in foreign)
        {
            foreach (uint number in s_extremes.Concat([0u, 1u, 59u, 231u, 4001u]))
                yield return (abi, new SeccompData(number, abi.AuditArch, new ulong[6]));
        }
    }

    private static SortedSet<uint> Numbers(Abi abi)
    {
        var numbers = new SortedSet<uint>(s_extremes);
        for (uint number = 0; number < 1024; number++)
        {
            numbers.Add(number);
            if (abi.AuditArch == Abi.X32.AuditArch)
                numbers.Add(Abi.X32Bit + number);
        }

        foreach (Syscall syscall in SyscallTable.Of(abi))
            numbers.UnionWith([syscall.Number - 1, syscall.Number, syscall.Number + 1]);
        return numbers;
    }

    private IEnumerable<ulong[]> Arguments(Abi abi, uint number)
    {
        yield return new ulong[6];
        yield return [.. Enumerable.Repeat(ulong.MaxValue, 6)];
        if (!_arguments.TryGetValue((abi, number), out SortedSet<ulong>[]? candidates))
            yield break;
        long vectors = candidates.Aggregate(1L, (product, values) => Math.Min(product * Math.Max(values.Count, 1), MostVectors + 1));
        IEnumerable<ulong[]> chosen = vectors <= MostVectors ? Product(candidates, 0, new ulong[6]) : OneAtATime(candidates);
        foreach (ulong[] vector in chosen)
            yield return vector;
    }

    private static IEnumerable<ulong[]> Product(SortedSet<ulong>[] candidates, int index, ulong[] vector)
    {
        if (index == 6)
        {
            yield return (ulong[])vector.Clone();
            yield break;
        }

        foreach (ulong value in candidates[index].DefaultIfEmpty(0ul))
        {
            vector[index] = value;
            foreach (ulong[] complete in Product(candidates, index + 1, vector))
                yield return complete;
        }
    }

    /// <summary>Every pair of values of two arguments, the others at each of their own values in step.</summary>
    private static IEnumerable<ulong[]> OneAtATime(SortedSet<ulong>[] candidates)
    {
        ulong[][] values = candidates.Select(set => set.DefaultIfEmpty(0ul).ToArray()).ToArray();
        for (int first = 0; first < 6; first++)
        {
            for (int second = first + 1; second < 6; second++)
            {
                for (int i = 0; i < values[first].Length * values[second].Length; i++)
                {
                    ulong[] vector = values.Select(choice => choice[i % choice.Length]).ToArray();
                    vector[first] = values[first][i % values[first].Length];
                    vector[second] = values[second][i / values[first].Length];
                    yield return vector;
                }
            }
        }
    }

    private void NoteArguments(Abi abi)
    {
        var actions = new Dictionary<uint, (string Action, uint? Errno)>();
        foreach (SpecRule rule in _spec.Rules.Where(rule => rule.Arguments.Count > 0))
        {
            foreach (uint number in rule.Names.SelectMany(name => Multiplexing.Numbers(abi, name)).Distinct())
            {
                foreach (SpecArgument argument in rule.Arguments)
                    Values(abi, number)[argument.Index].UnionWith(Around(argument));
                // A multiplexer gets rules from many names, each for its own value of argument 0.
                if (!Multiplexing.IsMultiplexer(abi, number) && !actions.TryAdd(number, (rule.Action, rule.Errno))
                    && actions[number] != (rule.Action, rule.Errno))
                {
                    _ambiguous.Add((abi, number));
                }
            }
        }

        foreach (uint multiplexer in Multiplexing.Multiplexers(abi))
        {
            for (ulong call = 0; call <= 26; call++)
                Values(abi, multiplexer)[0].UnionWith([call, call | 0x1_0000_0000]);
        }
    }

    private SortedSet<ulong>[] Values(Abi abi, uint number)
    {
        if (!_arguments.TryGetValue((abi, number), out SortedSet<ulong>[]? values))
        {
            values = Enumerable.Range(0, 6).Select(_ => new SortedSet<ulong>()).ToArray();
            _arguments.Add((abi, number), values);
        }

        return values;
    }

    private static IEnumerable<ulong> Around(SpecArgument argument)
    {
        const ulong HighWord = 0x5_0000_0000;
        foreach (ulong value in new[] { argument.Value, argument.ValueTwo, argument.Value & argument.ValueTwo, ~argument.Value | argument.ValueTwo })
        {
            foreach (ulong near in new[] { value, value + 1, value - 1, ~value })
            {
                yield return near;
                yield return near ^ HighWord;
            }
        }
    }
}
