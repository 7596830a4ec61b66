namespace SeccompSharp;

/// <summary>Which system call numbers count as newer than the policy.</summary>
/// <remarks>
/// They fail with ENOSYS, so that libc falls back to an older call instead of reporting an error. It never applies when
/// the default action is Allow, Log or Trace.
/// </remarks>
public enum SeccompUnknown
{
    /// <summary>Numbers above the highest one of the generator's table, and calls younger than the stated oldest kernel
    /// that no rule names.</summary>
    Table,

    /// <summary>Numbers above the highest one that any rule names, as runc has it.</summary>
    Runc,

    /// <summary>None: they take the default action.</summary>
    None,
}
