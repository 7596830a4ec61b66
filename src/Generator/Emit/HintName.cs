using System.Globalization;
using System.Text;
using SeccompSharp.Generator.Hosts;

namespace SeccompSharp.Generator.Emit;

/// <summary>The name of a policy's generated file.</summary>
/// <remarks>
/// Roslyn takes two hint names for one when they differ only in case, and refuses some letters that C# identifiers may
/// have, and brackets that names of file-local types have. So those are written as numbers, and names that differ only in case get their case in numbers too.
/// </remarks>
internal static class HintName
{
    /// <summary>The hint name of a class's filter; different for any two classes of an assembly.</summary>
    /// <param name="host">The class.</param>
    /// <param name="isCaseSensitive">Whether another class has the same name but for its case.</param>
    public static string Of(HostType host, bool isCaseSensitive)
    {
        var name = new StringBuilder();
        foreach (char c in host.MetadataName)
        {
            if (c < 0x80 && (char.IsLetterOrDigit(c) || c is '.' or '+' or '`' or '_'))
                name.Append(c);
            else
                name.Append('(').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)).Append(')');
        }

        if (isCaseSensitive)
            name.Append('-').Append(CaseOf(host.MetadataName));
        return name.Append(".g.cs").ToString();
    }

    /// <summary>One bit a character: whether it is an ASCII capital. Four bits a digit.</summary>
    private static string CaseOf(string name)
    {
        var digits = new StringBuilder();
        for (int i = 0; i < name.Length; i += 4)
        {
            int digit = 0;
            for (int bit = 0; bit < 4; bit++)
                digit |= i + bit < name.Length && name[i + bit] is >= 'A' and <= 'Z' ? 1 << bit : 0;
            digits.Append(digit.ToString("x", CultureInfo.InvariantCulture));
        }

        return digits.ToString();
    }
}
