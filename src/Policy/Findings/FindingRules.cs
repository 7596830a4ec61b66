namespace SeccompSharp.Policies.Findings;

/// <summary>Every kind of finding. Families by hundreds; a number once published keeps its meaning.</summary>
/// <remarks>
/// 0001 syntax and shape · 0100 names · 0200 arguments and conditions · 0300 dead or contradictory rules ·
/// 0400 missing essentials · 0500 ways round the policy · 0600 fit for .NET · 0700 use · 0800 program versus policy ·
/// 0900 the compiler itself.
/// </remarks>
public static partial class FindingRules;
