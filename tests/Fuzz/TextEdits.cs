using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SeccompSharp.Fuzz;

/// <summary>The slips of somebody who types, cuts and pastes.</summary>
public static partial class TextEdits
{
    private const string Typed = "{}[]()\"',:;.=<>&|$@#/\\ \n09aZ_\0é\ud83d";

    /// <summary>A text with a slip or two in it.</summary>
    public static string Edit(string text, RandomSource random)
    {
        for (int slips = random.Once(3) ? 2 : 1; slips > 0; slips--)
            text = Slip(text, random);
        return text;
    }

    private static string Slip(string text, RandomSource random)
    {
        int at = random.Below(text.Length + 1);
        return random.Below(8) switch
        {
            0 => text[..at],
            1 => text.Insert(at, random.Pick(Typed.ToCharArray()).ToString()),
            2 when at < text.Length => text.Remove(at, 1),
            _ => string.Concat(Slip(Token().Matches(text).Select(match => match.Value).ToList(), random)),
        };
    }

    private static List<string> Slip(List<string> tokens, RandomSource random)
    {
        if (tokens.Count == 0)
            return tokens;
        int one = random.Below(tokens.Count), other = random.Below(tokens.Count);
        switch (random.Below(4))
        {
            case 0:
                tokens.RemoveAt(one);
                break;
            case 1:
                tokens.Insert(one, tokens[one]);
                break;
            case 2:
                tokens.Insert(one, tokens[other]);
                break;
            default:
                (tokens[one], tokens[other]) = (tokens[other], tokens[one]);
                break;
        }

        return tokens;
    }

    [GeneratedRegex(@"\w+|\s+|[^\w\s]")]
    private static partial Regex Token();
}
