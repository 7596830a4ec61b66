using System;
using System.Collections.Generic;
using System.Threading;

namespace SeccompSharp.Policies.Primitives;

/// <summary>Remembers what was made of the inputs that were used last.</summary>
/// <remarks>
/// Thread-safe. Who asks for what somebody else is making waits for it, so equal inputs are worked on once; a making that
/// ends in an exception leaves nothing behind, and who waits makes it himself. Keys must be compared by all that the value
/// depends on, and hold nothing that should not live on.
/// </remarks>
/// <param name="capacity">How many values are kept; the one not used for longest goes first.</param>
public sealed class BoundedCache<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];
    private int _made;

    /// <summary>How often a value had to be made.</summary>
    public int Made => Volatile.Read(ref _made);

    /// <summary>The value for a key: the remembered one, else a new one.</summary>
    /// <param name="key">What the value depends on.</param>
    /// <param name="make">Makes it. Must not ask this cache for the same key.</param>
    /// <param name="cancellationToken">Ends waiting and making.</param>
    /// <exception cref="OperationCanceledException">The caller no longer wants the value.</exception>
    public TValue GetOrMake(TKey key, Func<TKey, CancellationToken, TValue> make, CancellationToken cancellationToken)
    {
        Entry entry = Use(key);
        entry.Turn.Wait(cancellationToken);
        try
        {
            if (!entry.IsMade)
            {
                entry.Value = make(entry.Key, cancellationToken);
                entry.IsMade = true;
                Interlocked.Increment(ref _made);
            }

            return entry.Value!;
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    private Entry Use(TKey key)
    {
        lock (_byUse)
        {
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value;
            }

            if (_entries.Count == capacity)
            {
                _entries.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }

            _entries.Add(key, _byUse.AddFirst(new Entry(key)));
            return _byUse.First!.Value;
        }
    }

    private sealed class Entry(TKey key)
    {
        public TKey Key => key;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public bool IsMade { get; set; }

        public TValue? Value { get; set; }
    }
}
