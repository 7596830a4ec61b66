using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace SeccompSharp;

/// <summary>What generated code asks about the values that it is given for a filter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InstallValue
{
    /// <summary>
    /// Whether a value has no bit that a comparison with it leaves out. One that has would never be met: an allowing rule
    /// would allow nothing, and a denying rule would deny nothing.
    /// </summary>
    /// <param name="variable">The variable's name, without the sign <c>$</c>.</param>
    /// <param name="value">The value, extended to 64 bits by its sign.</param>
    /// <param name="bits">The bits that every comparison with it looks at.</param>
    /// <param name="result">What to report when it does not fit.</param>
    public static bool Fits(string variable, ulong value, ulong bits, out SeccompInstallResult result)
    {
        bool fits = (value & ~bits) == 0;
        result = fits ? default : SeccompInstallResult.Unfit(variable, value & ~bits);
        return fits;
    }

    /// <summary>Throws what <see cref="Fits"/> has reported.</summary>
    [DoesNotReturn]
    public static void Refuse(SeccompInstallResult result) => result.Throw();
}
