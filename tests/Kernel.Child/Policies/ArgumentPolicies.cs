namespace SeccompSharp.Kernel.Child.Policies;

[SeccompDeny("socket", When = "family == AF_INET", Errno = Errno.EACCES)]
internal static partial class NoInternet;

[SeccompDeny("socket", When = "family != AF_UNIX", Errno = Errno.EACCES)]
internal static partial class OnlyUnixSockets;

[SeccompDeny("lseek", When = "offset > 0x100000000", Errno = Errno.EPERM)]
internal static partial class NoFarSeek;

[SeccompDeny("fcntl", When = "cmd == F_SETSIG && arg == 9", Errno = Errno.EACCES)]
[SeccompDeny("fcntl", When = "cmd != F_SETSIG && arg == 0x5ec0", Errno = Errno.EACCES)]
[SeccompDeny("prctl", When = "option == PR_SET_MM && args[1] == PR_SET_MM_BRK", Errno = Errno.EACCES)]
[SeccompDeny("keyctl", When = "option == KEYCTL_CLEAR && args[1] == 77777", Errno = Errno.EACCES)]
[SeccompDeny("semctl", When = "cmd == SETVAL && arg == 5", Errno = Errno.EACCES)]
internal static partial class NoSuchCommands;
