namespace SeccompSharp.Kernel.Child.Policies;

[SeccompFilter(CompatAbis = SeccompAbis.X86)]
[SeccompDeny("getppid", Errno = Errno.EACCES)]
internal static partial class DenyGetppidOnX86Too;
