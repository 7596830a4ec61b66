using System.Collections.Generic;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Asks whether some bits of a word are half of a value that is known only at installation.</summary>
/// <param name="Word">The word.</param>
/// <param name="Mask">Its bits.</param>
/// <param name="Variable">The name of the value.</param>
/// <param name="IsHigh">Whether the upper half of the value is meant.</param>
internal sealed record InstallTest(Word Word, uint Mask, string Variable, bool IsHigh);

/// <summary>
/// The questions about variables, each once. Conditions take each for a word of its own, of one bit that says whether
/// the answer is yes: nothing that is known about values then tells anything about it, nor the other way round.
/// </summary>
internal sealed class InstallTests
{
    private readonly List<InstallTest> _tests = [];
    private readonly Dictionary<InstallTest, int> _numbers = [];

    public InstallTest this[Word word] => _tests[word.InstallTest];

    /// <summary>The word that stands for the answer.</summary>
    public Word WordFor(InstallTest test)
    {
        if (!_numbers.TryGetValue(test, out int number))
        {
            number = _tests.Count;
            _tests.Add(test);
            _numbers.Add(test, number);
        }

        return Word.AnswerTo(number);
    }
}
