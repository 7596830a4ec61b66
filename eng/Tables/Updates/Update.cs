using System.Collections.Generic;

namespace SeccompSharp.Tables.Updates;

/// <summary>What a newer source makes of a table, and what has to be said about it.</summary>
/// <param name="Table">The table as it should be.</param>
/// <param name="Differences">How the table at hand differs from its source, one line each.</param>
/// <param name="ByHand">What this program cannot settle.</param>
public sealed record Update(Table Table, IReadOnlyList<string> Differences, IReadOnlyList<string> ByHand);
