using System.Collections.Generic;
using System.CommandLine;
using System.Linq;

namespace SeccompSharp.Tool.Arguments;

/// <summary>An option that takes one of a few words.</summary>
internal sealed class Choice<T> : Option<string?>
    where T : struct
{
    private readonly IReadOnlyList<(string Word, T Value)> _values;

    public Choice(string name, string description, params IReadOnlyList<(string Word, T Value)> values)
        : base(name)
    {
        _values = values;
        Description = description;
        HelpName = string.Join('|', values.Select(pair => pair.Word));
    }

    /// <summary>What was chosen; null if nothing was.</summary>
    /// <exception cref="UnusableException">The word is none of the option's.</exception>
    public T? Read(ParseResult parsed)
    {
        if (parsed.GetValue(this) is not { } word)
            return null;
        foreach ((string candidate, T value) in _values)
        {
            if (candidate == word)
                return value;
        }

        throw new UnusableException($"{Name} takes {string.Join(", ", _values.Select(pair => pair.Word))}; not '{word}'.");
    }
}
