namespace SeccompSharp.Kernel.Child.Policies;

internal static partial class Stages
{
    [SeccompDeny("getuid", Errno = Errno.EACCES)]
    internal static partial class Startup;

    [SeccompAfter(typeof(Startup))]
    [SeccompDeny("getppid", Errno = Errno.EBUSY)]
    [SeccompDeny("getuid", Errno = Errno.EPERM)]
    internal static partial class Serving;
}

/// <summary>Of the two calls that installing takes, exactly those that the build takes them for.</summary>
[SeccompDeny("prctl", When = "!(option == PR_SET_NO_NEW_PRIVS && args[1] == 1 && args[2] == 0 && args[3] == 0 && args[4] == 0)", Errno = Errno.EACCES)]
[SeccompDeny("seccomp", When = "!(op == SECCOMP_SET_MODE_FILTER && flags == SECCOMP_FILTER_FLAG_TSYNC)", Errno = Errno.EACCES)]
internal static partial class InstallingOnly;

#pragma warning disable SECC0740 // What the error is about is what is tried here.
[SeccompDeny("seccomp", Action = SeccompAction.KillProcess)]
internal static partial class NothingAfter;

[SeccompAfter(typeof(NothingAfter))]
[SeccompDeny("getppid")]
internal static partial class TooLate;
#pragma warning restore SECC0740
