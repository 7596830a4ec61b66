using System;

namespace SeccompSharp.Policies.Primitives;

/// <summary>Where in which file something was written.</summary>
/// <remarks>
/// A place never takes part in equality: two policies that say the same are equal wherever they were written,
/// so a model that carries places stays equal when the text around it moves.
/// </remarks>
public readonly struct Place(string path, TextRange range) : IEquatable<Place>
{
    /// <summary>Nowhere: for what no file contains.</summary>
    public static Place None => default;

    /// <summary>The file, as its reader names it; empty for <see cref="None"/>.</summary>
    public string Path { get; } = path;

    /// <summary>The code units in that file.</summary>
    public TextRange Range { get; } = range;

    /// <summary>Whether there is a place at all.</summary>
    public bool IsNone => string.IsNullOrEmpty(Path);

    /// <summary>Always true.</summary>
    public bool Equals(Place other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Place;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => IsNone ? "" : $"{Path}[{Range.Start}..{Range.End})";
}
