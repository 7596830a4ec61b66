using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SeccompSharp.KernelBench;

/// <summary>Builds with libseccomp in fresh children: to time it, and to get the program.</summary>
internal sealed unsafe class LibseccompBuild
{
    private readonly uint _defaultAction;
    private readonly uint* _arches;
    private readonly int _archCount;
    private readonly Libseccomp.Rule* _rules;
    private readonly int _ruleCount;
    private readonly long* _time = (long*)Libc.Share(3 * sizeof(long));

    /// <summary>Copies everything to memory that lives as long as the process.</summary>
    public LibseccompBuild(uint defaultAction, List<uint> arches, List<LibseccompRule> rules)
    {
        // A child must find the library loaded: what the runtime compiles there would land in its parent's code.
        RuntimeHelpers.RunClassConstructor(typeof(Libseccomp).TypeHandle);
        _defaultAction = defaultAction;
        _archCount = arches.Count;
        _arches = (uint*)NativeMemory.Alloc((nuint)(arches.Count + 1), sizeof(uint));
        for (int i = 0; i < arches.Count; i++)
            _arches[i] = arches[i];
        _ruleCount = rules.Count;
        _rules = (Libseccomp.Rule*)NativeMemory.Alloc((nuint)(rules.Count + 1), (nuint)sizeof(Libseccomp.Rule));
        for (int i = 0; i < rules.Count; i++)
        {
            IReadOnlyList<LibseccompComparison> all = rules[i].Comparisons;
            var comparisons = (Libseccomp.Comparison*)NativeMemory.Alloc((nuint)(all.Count + 1), (nuint)sizeof(Libseccomp.Comparison));
            for (int c = 0; c < all.Count; c++)
                comparisons[c] = new() { Argument = all[c].Argument, Operator = all[c].Operator, DatumA = all[c].DatumA, DatumB = all[c].DatumB };
            _rules[i] = new() { Action = rules[i].Action, Syscall = rules[i].Syscall, Count = (uint)all.Count, Comparisons = comparisons };
        }
    }

    /// <summary>One build in a child of its own.</summary>
    /// <returns>Nanoseconds of CPU time, and the program.</returns>
    public (long Time, byte[] Program) Run(uint level)
    {
        using var file = new SafeFileHandle(Libc.AnonymousFile(), ownsHandle: true);
        int child = MeasuredChild.ForkAndBuild(
            _defaultAction, _arches, _archCount, _rules, _ruleCount, level, (int)file.DangerousGetHandle(), _time);
        int status;
        if (Libc.WaitPid(child, &status, 0) != child || status != 0)
            throw new InvalidOperationException($"libseccomp refuses the policy at level {level}: status {status:x}.");
        var program = new byte[RandomAccess.GetLength(file)];
        RandomAccess.Read(file, program, 0);
        return (*_time, program);
    }
}
