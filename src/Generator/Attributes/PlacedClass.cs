using SeccompSharp.Generator.Reports;

namespace SeccompSharp.Generator.Attributes;

/// <summary>A class with seccomp attributes, and where reports about it point.</summary>
/// <remarks>Equal only at the same place: what compiles filters goes on from <see cref="Reading"/>, which is equal wherever it is.</remarks>
internal sealed record PlacedClass(ClassReading Reading, ReportPlace Place);
