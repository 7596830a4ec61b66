using System;
using System.Globalization;

namespace SeccompSharp.Tool.Arguments;

/// <summary>Numbers on command lines and in query files: decimal, or hexadecimal after 0x.</summary>
internal static class NumberArgument
{
    /// <summary>Reads 64 bits. A minus sign gives the two's complement, as a register would hold it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ulong value)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return ulong.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        if (!text.StartsWith("-"))
            return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        bool isNumber = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long negative);
        value = unchecked((ulong)negative);
        return isNumber;
    }

    /// <summary>Reads a syscall number: 32 bits.</summary>
    public static bool TryParseSyscall(ReadOnlySpan<char> text, out uint number)
    {
        bool isNumber = TryParse(text, out ulong value);
        number = unchecked((uint)value);
        return isNumber && (value <= uint.MaxValue || unchecked((long)value) is >= int.MinValue and < 0);
    }
}
