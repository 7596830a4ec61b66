using System;
using System.Globalization;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>A Linux version, as far as system calls come with it: major and minor.</summary>
public readonly record struct KernelVersion(int Major, int Minor) : IComparable<KernelVersion>
{
    /// <summary>Reads <c>5.11</c> or <c>5.11.3</c>; a third number is checked and dropped.</summary>
    public static bool TryParse(string? text, out KernelVersion version)
    {
        version = default;
        string[] parts = (text ?? "").Split('.');
        if (parts.Length is < 2 or > 3)
            return false;
        foreach (string part in parts)
        {
            if (part.Length is 0 or > 4 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                return false;
        }

        version = new KernelVersion(Number(parts[0]), Number(parts[1]));
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(KernelVersion other) =>
        Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <inheritdoc/>
    public override string ToString() =>
        Major.ToString(CultureInfo.InvariantCulture) + "." + Minor.ToString(CultureInfo.InvariantCulture);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
