using System.Globalization;

namespace SeccompSharp.Policies.Primitives;

/// <summary>Numbers as messages and printed conditions show them.</summary>
internal static class Numerals
{
    public static string Of(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
