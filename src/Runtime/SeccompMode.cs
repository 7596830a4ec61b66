namespace SeccompSharp;

/// <summary>How the calling thread is restricted; values of <c>SECCOMP_MODE_*</c> in include/uapi/linux/seccomp.h.</summary>
public enum SeccompMode
{
    /// <summary>Not at all.</summary>
    Disabled = 0,

    /// <summary>To read, write, exit and sigreturn.</summary>
    Strict = 1,

    /// <summary>By one filter or more.</summary>
    Filter = 2,
}
