namespace SeccompSharp.Kernel.Child.Policies;

[SeccompDeny("socket", When = "family == AF_INET", Errno = Errno.EACCES)]
internal static partial class NoInternet;

[SeccompDeny("socket", When = "family != AF_UNIX", Errno = Errno.EACCES)]
internal static partial class OnlyUnixSockets;

[SeccompDeny("lseek", When = "offset > 0x100000000", Errno = Errno.EPERM)]
internal static partial class NoFarSeek;
