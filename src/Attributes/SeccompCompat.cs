namespace SeccompSharp;

/// <summary>A container runtime whose verdicts a profile's filter reproduces for every call.</summary>
public enum SeccompCompat
{
    /// <summary>None: each choice is made by its own property.</summary>
    None,

    /// <summary>All of runc's choices: its rule resolution, its unknown numbers, 64-bit comparisons, KillThread for
    /// foreign ABIs.</summary>
    Runc,

    /// <summary>As <see cref="Runc"/>, without its unknown numbers.</summary>
    Crun,
}
