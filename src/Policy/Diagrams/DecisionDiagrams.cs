using System;
using System.Threading;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>
/// Reduced ordered binary decision diagrams: functions from the bits of a call to true or false. Every function has
/// exactly one diagram, so two functions are the same when their diagrams are the same number.
/// </summary>
/// <remarks>
/// R. E. Bryant, "Graph-Based Algorithms for Boolean Function Manipulation" (1986), with complement edges: a diagram
/// is twice the index of a node, plus one when its answer is to be negated; the high edge of a node is never negated.
/// Not thread-safe; one instance serves one proof.
/// </remarks>
internal sealed class DecisionDiagrams
{
    /// <summary>The function that is always true.</summary>
    public const int True = 0;

    /// <summary>The function that is always false.</summary>
    public const int False = 1;

    /// <summary>Below every variable: the level of the constants.</summary>
    public const int NoLevel = int.MaxValue;

    /// <summary>Bounds the time, as the nodes bound the memory: a few seconds.</summary>
    public const int MaxSteps = 1 << 25;

    /// <summary>More nodes than any sensible policy needs by three orders of magnitude; some 50 MB.</summary>
    private const int MaxNodes = 1 << 20;

    private readonly CancellationToken _cancellation;
    private readonly int _maxSteps;
    private Node[] _nodes = new Node[1024];
    private int[] _buckets = Empty(1024);
    private Conjunction[] _conjunctions = new Conjunction[1024];
    private int _count;
    private int _steps;

    public DecisionDiagrams(CancellationToken cancellation, int maxSteps = MaxSteps)
    {
        _cancellation = cancellation;
        _maxSteps = maxSteps;
        _nodes[_count++] = new Node(NoLevel, True, True, -1);
    }

    /// <summary>The opposite.</summary>
    public static int Not(int f) => f ^ 1;

    /// <summary>The variable at a level: a lower level is asked first.</summary>
    public int Variable(int level) => Make(level, False, True);

    /// <summary>The level of the first variable that <paramref name="f"/> asks for.</summary>
    public int Level(int f) => _nodes[f >> 1].Level;

    /// <summary>What remains of <paramref name="f"/> when its first variable is 0.</summary>
    public int Low(int f) => _nodes[f >> 1].Low ^ (f & 1);

    /// <summary>What remains of <paramref name="f"/> when its first variable is 1.</summary>
    public int High(int f) => _nodes[f >> 1].High ^ (f & 1);

    /// <summary>Both.</summary>
    /// <exception cref="UndecidedException">The diagrams have grown beyond the bound.</exception>
    public int And(int f, int g)
    {
        if (f == g || g == True)
            return f;
        if (f == True)
            return g;
        if (f == False || g == False || f == Not(g))
            return False;
        if (f > g)
            (f, g) = (g, f);

        int slot = Hash(f, g, 0) & (_conjunctions.Length - 1);
        Conjunction known = _conjunctions[slot];
        if (known.F == f && known.G == g)
            return known.Result;

        CountStep();
        int level = Math.Min(Level(f), Level(g));
        (int fLow, int fHigh) = Level(f) == level ? (Low(f), High(f)) : (f, f);
        (int gLow, int gHigh) = Level(g) == level ? (Low(g), High(g)) : (g, g);
        int result = Make(level, And(fLow, gLow), And(fHigh, gHigh));
        _conjunctions[Hash(f, g, 0) & (_conjunctions.Length - 1)] = new Conjunction(f, g, result);
        return result;
    }

    /// <summary>At least one.</summary>
    public int Or(int f, int g) => Not(And(Not(f), Not(g)));

    /// <summary>Exactly one.</summary>
    public int Xor(int f, int g) => Choose(f, Not(g), g);

    /// <summary><paramref name="then"/> where <paramref name="condition"/> holds, else <paramref name="otherwise"/>.</summary>
    public int Choose(int condition, int then, int otherwise)
    {
        if (then == otherwise || condition == True)
            return then;
        if (condition == False)
            return otherwise;
        if (then == True)
            return Or(condition, otherwise);
        if (then == False)
            return And(Not(condition), otherwise);
        if (otherwise == True)
            return Or(Not(condition), then);
        if (otherwise == False)
            return And(condition, then);
        return Or(And(condition, then), And(Not(condition), otherwise));
    }

    private int Make(int level, int low, int high)
    {
        if (low == high)
            return low;
        return (high & 1) == 0 ? Unique(level, low, high) : Not(Unique(level, Not(low), Not(high)));
    }

    private int Unique(int level, int low, int high)
    {
        int bucket = Hash(level, low, high) & (_buckets.Length - 1);
        for (int i = _buckets[bucket]; i >= 0; i = _nodes[i].Next)
        {
            ref Node node = ref _nodes[i];
            if (node.Level == level && node.Low == low && node.High == high)
                return i << 1;
        }

        if (_count == _nodes.Length)
        {
            Grow();
            bucket = Hash(level, low, high) & (_buckets.Length - 1);
        }

        _nodes[_count] = new Node(level, low, high, _buckets[bucket]);
        _buckets[bucket] = _count;
        return _count++ << 1;
    }

    private void CountStep()
    {
        _steps++;
        if ((_steps & 0xffff) == 0)
            _cancellation.ThrowIfCancellationRequested();
        if (_steps >= _maxSteps)
            throw new UndecidedException("its conditions are too entangled");
    }

    private void Grow()
    {
        _cancellation.ThrowIfCancellationRequested();
        if (_count >= MaxNodes)
            throw new UndecidedException("its conditions are too entangled");

        Array.Resize(ref _nodes, 2 * _count);
        _buckets = Empty(2 * _count);
        for (int i = 1; i < _count; i++)
        {
            ref Node node = ref _nodes[i];
            ref int bucket = ref _buckets[Hash(node.Level, node.Low, node.High) & (_buckets.Length - 1)];
            node = new Node(node.Level, node.Low, node.High, bucket);
            bucket = i;
        }

        _conjunctions = new Conjunction[2 * _count];
    }

    private static int Hash(int a, int b, int c)
    {
        uint hash = unchecked(((uint)a * 0x9e37_79b1) ^ ((uint)b * 0x85eb_ca6b) ^ ((uint)c * 0xc2b2_ae35));
        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }

    private static int[] Empty(int length)
    {
        var buckets = new int[length];
        for (int i = 0; i < length; i++)
            buckets[i] = -1;
        return buckets;
    }

    private readonly struct Node(int level, int low, int high, int next)
    {
        public readonly int Level = level;
        public readonly int Low = low;
        public readonly int High = high;

        /// <summary>The next node of the same bucket, or -1.</summary>
        public readonly int Next = next;
    }

    /// <summary>A remembered conjunction. Empty while F is 0, which no remembered one has: constants end earlier.</summary>
    private readonly struct Conjunction(int f, int g, int result)
    {
        public readonly int F = f;
        public readonly int G = g;
        public readonly int Result = result;
    }
}
