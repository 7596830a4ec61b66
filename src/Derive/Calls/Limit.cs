namespace SeccompSharp.Derive.Calls;

/// <summary>A place from which calls cannot be followed: what runs behind it is not among the reached imports.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Assembly">Where it stands.</param>
/// <param name="Method">The method there, in full.</param>
/// <param name="Callee">What it calls.</param>
public sealed record Limit(LimitKind Kind, string Assembly, string Method, string Callee);
