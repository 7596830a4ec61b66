namespace SeccompSharp.Kernel.Child.Policies;

/// <summary>A descriptor and a 64-bit position that are known only when the process runs.</summary>
[SeccompDeny("write", When = "fd not in { 1, 2, $log }", Errno = Errno.EACCES)]
[SeccompDeny("lseek", When = "offset == $position", Errno = Errno.EBUSY)]
internal static partial class WriteToLog;

/// <summary>Signals to the process itself and to nobody else.</summary>
[SeccompFilter(SeccompAction.Errno, DefaultErrno = Errno.EACCES)]
[SeccompAllow("@dotnet")]
[SeccompAllow("kill", When = "pid == $self")]
[SeccompAllow("seccomp", "prctl")]
internal static partial class SignalsToItself;

/// <summary>A rule that needs the id in order to deny.</summary>
[SeccompDeny("getpgid", When = "pid == $self", Errno = Errno.EACCES)]
internal static partial class NoGroupOfItself;

/// <summary>Programs may be started, and signal nobody but the process that installed the filter.</summary>
[SeccompFilter(SeccompAction.Allow)]
[SeccompDeny("kill", When = "pid != $self", Errno = Errno.EACCES)]
internal static partial class ChildrenSignalNobody;

/// <summary>A value under a mask, of both signs, one for an argument of 16 bits, and one beside numbers in a set.</summary>
[SeccompDeny("openat", When = "(flags & O_ACCMODE) == $access", Errno = Errno.EACCES)]
[SeccompDeny("fchmod", When = "mode == $mode", Errno = Errno.EACCES)]
[SeccompDeny("lseek", When = "(offset & 0xf) == $rest", Errno = Errno.EBUSY)]
[SeccompDeny("getpgid", When = "pid == $pid || (pid & 0xff) not in { 0, $pid }", Errno = Errno.EBUSY)]
internal static partial class Masks;
