namespace SeccompSharp.Kernel.Child.Policies;

/// <summary>Every action that a process survives, each on a call of its own.</summary>
[SeccompFilter(SeccompAction.Allow)]
[SeccompDeny("getppid", Errno = Errno.EACCES)]
[SeccompDeny("getpgid", Errno = 0)]
[SeccompDeny("getsid", Errno = (Errno)4095)]
[SeccompRule(SeccompAction.Log, "getuid")]
[SeccompRule(SeccompAction.Trace, "getgid", Data = 7)]
[SeccompRule(SeccompAction.Notify, "geteuid")]
[SeccompAllow("getegid")]
internal static partial class Survivable;

[SeccompDeny("getppid", Action = SeccompAction.KillProcess)]
internal static partial class KillingTheProcess;

[SeccompDeny("getppid", Action = SeccompAction.KillThread)]
internal static partial class KillingTheThread;

[SeccompDeny("getppid", Action = SeccompAction.Trap)]
internal static partial class Trapping;

[SeccompFilter(SeccompAction.Allow)]
[SeccompRule(SeccompAction.Log, "getppid")]
internal static partial class Logging;

[SeccompDeny("getppid", Errno = Errno.EACCES)]
internal static partial class DenyGetppid;

[SeccompDeny("getuid", Errno = Errno.EPERM)]
internal static partial class DenyGetuid;

[SeccompDeny("getppid", Errno = Errno.EBUSY)]
internal static partial class DenyGetppidOtherwise;
