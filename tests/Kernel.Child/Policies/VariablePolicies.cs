namespace SeccompSharp.Kernel.Child.Policies;

/// <summary>A descriptor and a 64-bit position that are known only when the process runs.</summary>
[SeccompDeny("write", When = "fd not in { 1, 2, $log }", Errno = Errno.EACCES)]
[SeccompDeny("lseek", When = "offset == $position", Errno = Errno.EBUSY)]
internal static partial class WriteToLog;
