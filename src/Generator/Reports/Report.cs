using SeccompSharp.Policies.Findings;

namespace SeccompSharp.Generator.Reports;

/// <summary>What the generator says itself, because it must be said whether or not analyzers run.</summary>
/// <remarks>Immutable; equal when it says the same at the same place.</remarks>
internal sealed record Report(Finding Finding, ReportPlace Place);
