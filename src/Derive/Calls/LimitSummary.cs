namespace SeccompSharp.Derive.Calls;

/// <summary>The limits of one kind within .NET itself. Its own trimmer warnings say that they hold nothing back.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Count">In how many places.</param>
/// <param name="Example">The first of them.</param>
public sealed record LimitSummary(LimitKind Kind, int Count, Limit Example);
