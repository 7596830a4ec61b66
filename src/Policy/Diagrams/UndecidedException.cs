using System;

namespace SeccompSharp.Policies.Diagrams;

/// <summary>Ends a decision that has left its bounds. Never leaves what is asked from outside.</summary>
/// <param name="reason">The end of a sentence that begins "because".</param>
internal sealed class UndecidedException(string reason) : Exception(reason);
