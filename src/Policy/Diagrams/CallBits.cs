using System;
using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>The 512 bits of a call as variables, in the order in which diagrams ask for them.</summary>
/// <remarks>
/// arch, nr, the arguments in order, the instruction pointer; in each the most significant bit first. Comparing with
/// a constant then takes a diagram no larger than the number of bits.
/// </remarks>
internal sealed class CallBits
{
    /// <summary>The first level of the bits of <c>arch</c>.</summary>
    public const int ArchLevel = 0;

    /// <summary>The first level of the bits of <c>nr</c>.</summary>
    public const int NrLevel = 32;

    /// <summary>The first level of <c>args[0]</c>; 64 levels on comes the next.</summary>
    public const int ArgumentLevel = 64;

    private const int InstructionPointerLevel = ArgumentLevel + (6 * 64);

    /// <summary>The first level below all bits of a call.</summary>
    public const int FirstFreeLevel = InstructionPointerLevel + 64;

    private readonly DecisionDiagrams _diagrams;
    private readonly bool _littleEndian;
    private readonly BitVector?[] _words = new BitVector?[SeccompData.Size / 4];
    private readonly BitVector?[] _arguments = new BitVector?[6];

    public CallBits(DecisionDiagrams diagrams, bool littleEndian)
    {
        _diagrams = diagrams;
        _littleEndian = littleEndian;
        Arch = Load(SeccompData.ArchOffset);
        Nr = Load(SeccompData.NrOffset);
    }

    /// <summary>What a load of <c>arch</c> gives, always this instance.</summary>
    public BitVector Arch { get; }

    /// <summary>What a load of <c>nr</c> gives, always this instance.</summary>
    public BitVector Nr { get; }

    /// <summary>What a load from an offset of seccomp_data gives: a multiple of 4, less than 64.</summary>
    public BitVector Load(uint offset) => _words[offset / 4] ??= Variables(FirstLevel(offset), 32);

    /// <summary>The 64 bits of an argument.</summary>
    public BitVector Argument(int index) => _arguments[index] ??= Variables(ArgumentLevel + (64 * index), 64);

    /// <summary>The call in which exactly the variables at these levels are 1.</summary>
    public static SeccompData Call(bool[] ones)
    {
        ulong Read(int firstLevel, int length)
        {
            ulong value = 0;
            for (int i = 0; i < length; i++)
                value = (value << 1) | (ones[firstLevel + i] ? 1ul : 0);
            return value;
        }

        var arguments = new ulong[6];
        for (int i = 0; i < arguments.Length; i++)
            arguments[i] = Read(ArgumentLevel + (64 * i), 64);
        return new SeccompData(
            (uint)Read(NrLevel, 32), (uint)Read(ArchLevel, 32), arguments, Read(InstructionPointerLevel, 64));
    }

    private int FirstLevel(uint offset)
    {
        switch (offset)
        {
            case SeccompData.NrOffset:
                return NrLevel;
            case SeccompData.ArchOffset:
                return ArchLevel;
        }

        bool high = (offset % 8 == 4) == _littleEndian;
        int doubleword = (int)(offset / 8);
        int first = doubleword == SeccompData.InstructionPointerOffset / 8
            ? InstructionPointerLevel
            : ArgumentLevel + (64 * (doubleword - 2));
        return high ? first : first + 32;
    }

    private BitVector Variables(int firstLevel, int length)
    {
        var bits = new int[length];
        for (int i = 0; i < length; i++)
            bits[i] = _diagrams.Variable(firstLevel + length - 1 - i);
        return new BitVector(bits);
    }
}
