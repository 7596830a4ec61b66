namespace SeccompSharp.Policies.Primitives;

/// <summary>A run of UTF-16 code units in a text: where it starts, counted from 0, and how many there are.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>The position after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The range that begins at <paramref name="start"/> and ends before <paramref name="end"/>.</summary>
    public static TextRange FromBounds(int start, int end) => new(start, end - start);
}
