using System;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>Arithmetic and comparisons of words, bit by bit as a circuit would do them: exact for every operand.</summary>
/// <remarks>Operands of one operation have the same length; results are cut to it, as registers are.</remarks>
internal sealed class BitVectorArithmetic(DecisionDiagrams diagrams)
{
    public BitVector And(BitVector a, BitVector b) => Map(a, b, diagrams.And);

    public BitVector Or(BitVector a, BitVector b) => Map(a, b, diagrams.Or);

    public BitVector Xor(BitVector a, BitVector b) => Map(a, b, diagrams.Xor);

    public BitVector Not(BitVector a) => Xor(a, BitVector.Constant(ulong.MaxValue, a.Length));

    public BitVector Add(BitVector a, BitVector b) => Add(a, b, DecisionDiagrams.False);

    public BitVector Subtract(BitVector a, BitVector b) => Add(a, Not(b), DecisionDiagrams.True);

    public BitVector Negate(BitVector a) => Subtract(BitVector.Constant(0, a.Length), a);

    public BitVector Multiply(BitVector a, BitVector b)
    {
        BitVector product = BitVector.Constant(0, a.Length);
        for (int i = 0; i < b.Length; i++)
            product = b[i] == DecisionDiagrams.False ? product : Choose(b[i], Add(product, ShiftLeft(a, i)), product);
        return product;
    }

    /// <summary>Long division, where the divisor is not 0; there the quotient means nothing.</summary>
    public BitVector Divide(BitVector a, BitVector b)
    {
        var quotient = new int[a.Length];
        BitVector remainder = BitVector.Constant(0, a.Length);
        for (int i = a.Length - 1; i >= 0; i--)
        {
            int carry = remainder[a.Length - 1];
            remainder = ShiftLeft(remainder, 1, a[i]);
            quotient[i] = diagrams.Or(carry, DecisionDiagrams.Not(Less(remainder, b)));
            remainder = Choose(quotient[i], Subtract(remainder, b), remainder);
        }

        return new BitVector(quotient);
    }

    /// <summary>Shifts left by 0 to 31; more bits of the distance than five are not looked at.</summary>
    public BitVector ShiftLeft(BitVector a, BitVector distance) => Shift(a, distance, (word, places) => ShiftLeft(word, places));

    /// <summary>Shifts right, filling with 0; the distance as in <see cref="ShiftLeft(BitVector, BitVector)"/>.</summary>
    public BitVector ShiftRight(BitVector a, BitVector distance) => Shift(a, distance, ShiftRight);

    public int Equal(BitVector a, BitVector b)
    {
        int result = DecisionDiagrams.True;
        for (int i = 0; i < a.Length; i++)
            result = diagrams.And(DecisionDiagrams.Not(diagrams.Xor(a[i], b[i])), result);
        return result;
    }

    /// <summary>Whether a &lt; b, unsigned: the highest bit in which they differ decides.</summary>
    public int Less(BitVector a, BitVector b)
    {
        int result = DecisionDiagrams.False;
        for (int i = 0; i < a.Length; i++)
            result = diagrams.Choose(diagrams.Xor(a[i], b[i]), b[i], result);
        return result;
    }

    /// <summary>The same word for all calls of a set; elsewhere it means nothing. Bits that the set decides are constants.</summary>
    public BitVector Within(BitVector a, int calls) => Build(a.Length, i =>
        diagrams.And(calls, a[i]) == DecisionDiagrams.False ? DecisionDiagrams.False
        : diagrams.And(calls, DecisionDiagrams.Not(a[i])) == DecisionDiagrams.False ? DecisionDiagrams.True
        : a[i]);

    public int IsZero(BitVector a) => Equal(a, BitVector.Constant(0, a.Length));

    private BitVector Add(BitVector a, BitVector b, int carry)
    {
        var bits = new int[a.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            int half = diagrams.Xor(a[i], b[i]);
            bits[i] = diagrams.Xor(half, carry);
            carry = diagrams.Choose(half, carry, a[i]);
        }

        return new BitVector(bits);
    }

    private BitVector Shift(BitVector a, BitVector distance, Func<BitVector, int, BitVector> shift)
    {
        for (int i = 0; i < 5; i++)
            a = Choose(distance[i], shift(a, 1 << i), a);
        return a;
    }

    private BitVector Choose(int condition, BitVector then, BitVector otherwise) =>
        Map(then, otherwise, (x, y) => diagrams.Choose(condition, x, y));

    private static BitVector ShiftLeft(BitVector a, int places, int fill = DecisionDiagrams.False) =>
        Build(a.Length, i => i >= places ? a[i - places] : fill);

    private static BitVector ShiftRight(BitVector a, int places) =>
        Build(a.Length, i => i + places < a.Length ? a[i + places] : DecisionDiagrams.False);

    private static BitVector Map(BitVector a, BitVector b, Func<int, int, int> combine) => Build(a.Length, i => combine(a[i], b[i]));

    private static BitVector Build(int length, Func<int, int> bit)
    {
        var bits = new int[length];
        for (int i = 0; i < length; i++)
            bits[i] = bit(i);
        return new BitVector(bits);
    }
}
