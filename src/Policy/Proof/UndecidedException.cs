using System;

namespace SeccompSharp.Policies.Proof;

/// <summary>Ends a proof that has left its bounds. Never leaves <see cref="Equivalence"/>.</summary>
/// <param name="reason">The end of a sentence that begins "because".</param>
internal sealed class UndecidedException(string reason) : Exception(reason);
