namespace SeccompSharp.Policies.Compilation;

/// <summary>Some bits of a word: what an atom of a condition is about.</summary>
/// <param name="Word">The word.</param>
/// <param name="Mask">Its bits; never none.</param>
internal readonly record struct MaskedWord(Word Word, uint Mask);
