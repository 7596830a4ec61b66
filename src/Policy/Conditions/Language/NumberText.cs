using System;

namespace SeccompSharp.Policies.Conditions;

/// <summary>
/// Integers as C# writes them: <c>4096</c>, <c>0x1000</c>, <c>0b1_0000</c>, and octal as <c>0o644</c>. A leading zero,
/// which C reads as octal and C# does not, is refused rather than guessed at.
/// </summary>
internal static class NumberText
{
    /// <summary>Reads a number of at most 64 bits; <paramref name="remedy"/> is what was probably meant, if that is clear.</summary>
    public static bool TryParse(string text, out ulong value, out string? remedy)
    {
        value = 0;
        remedy = null;
        uint radix = Radix(text);
        if (radix == 10 && text.Length > 1 && text[0] == '0')
        {
            string octal = "0o" + text.TrimStart('0', '_');
            remedy = TryParse(octal, out _, out _) ? octal : null;
            return false;
        }

        bool any = false;
        foreach (char character in text.Substring(radix == 10 ? 0 : 2))
        {
            if (character == '_')
                continue;
            uint digit = Digit(character);
            if (digit >= radix || value > (ulong.MaxValue - digit) / radix)
                return false;
            value = (value * radix) + digit;
            any = true;
        }

        return any && text[text.Length - 1] != '_';
    }

    private static uint Radix(string text)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return 16;
        if (text.StartsWith("0o", StringComparison.OrdinalIgnoreCase))
            return 8;
        return text.StartsWith("0b", StringComparison.OrdinalIgnoreCase) ? 2u : 10u;
    }

    private static uint Digit(char character) => character switch
    {
        >= '0' and <= '9' => (uint)(character - '0'),
        >= 'a' and <= 'f' => (uint)(character - 'a') + 10,
        >= 'A' and <= 'F' => (uint)(character - 'A') + 10,
        _ => uint.MaxValue,
    };
}
