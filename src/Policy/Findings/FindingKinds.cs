namespace SeccompSharp.Policies.Findings;

/// <summary>Every kind of finding. Families by hundreds; a number once published keeps its meaning.</summary>
/// <remarks>
/// 0001 syntax and shape · 0100 names · 0200 arguments and conditions · 0300 rules that do nothing · 0400 missing
/// essentials, and what a policy means · 0700 use · 0900 the compiler itself. 0500 and 0600 are kept.
/// </remarks>
public static partial class FindingKinds;
