namespace SeccompSharp;

/// <summary>Which rule of a profile decides a call when several match it.</summary>
public enum SeccompResolution
{
    /// <summary>The one with the most restrictive action, as for attributes.</summary>
    MostRestrictive,

    /// <summary>The first unconditional one, else the first conditional one that matches; rules with the default action
    /// do not count. That is what runc does with libseccomp.</summary>
    Runc,

    /// <summary>The first one in the file.</summary>
    FirstMatch,
}
