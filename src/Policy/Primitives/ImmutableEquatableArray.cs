using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Policies.Primitives;

/// <summary>A fixed sequence that is equal to another one when their elements are equal, in order.</summary>
/// <remarks>Immutable and safe to share between threads. What a record needs for structural equality.</remarks>
public sealed class ImmutableEquatableArray<T> : IReadOnlyList<T>, IEquatable<ImmutableEquatableArray<T>>
{
    /// <summary>The sequence of no elements.</summary>
    public static readonly ImmutableEquatableArray<T> Empty = new([]);

    private readonly T[] _elements;

    /// <summary>Copies <paramref name="elements"/>.</summary>
    public ImmutableEquatableArray(IEnumerable<T> elements) => _elements = elements.ToArray();

    /// <summary>The number of elements.</summary>
    public int Count => _elements.Length;

    /// <summary>The element at a zero-based position.</summary>
    public T this[int index] => _elements[index];

    /// <inheritdoc/>
    public bool Equals(ImmutableEquatableArray<T>? other) =>
        other is not null && (ReferenceEquals(this, other) || _elements.SequenceEqual(other._elements));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ImmutableEquatableArray<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        int hash = 17;
        foreach (T element in _elements)
            hash = unchecked((hash * 31) + (element?.GetHashCode() ?? 0));
        return hash;
    }

    /// <summary>Enumerates the elements without allocating.</summary>
    public Enumerator GetEnumerator() => new(_elements);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _elements.GetEnumerator();

    /// <summary>Walks the elements in order.</summary>
    public struct Enumerator(T[] elements)
    {
        private int _index = -1;

        /// <summary>The element at the current position.</summary>
        public readonly T Current => elements[_index];

        /// <summary>Steps to the next element, if there is one.</summary>
        public bool MoveNext() => ++_index < elements.Length;
    }
}

/// <summary>Makes <see cref="ImmutableEquatableArray{T}"/> from other sequences.</summary>
public static class ImmutableEquatableArray
{
    /// <summary>Copies a sequence.</summary>
    public static ImmutableEquatableArray<T> ToImmutableEquatableArray<T>(this IEnumerable<T> elements) => new(elements);

    /// <summary>The sequence of the given elements.</summary>
    public static ImmutableEquatableArray<T> Of<T>(params T[] elements) => new(elements);
}
