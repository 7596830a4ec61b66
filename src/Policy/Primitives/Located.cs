namespace SeccompSharp.Policies.Primitives;

/// <summary>A value and where it was written. Equal to another one when the values are.</summary>
public sealed record Located<T>(T Value, Place Place);
