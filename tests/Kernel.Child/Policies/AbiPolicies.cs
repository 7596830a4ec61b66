namespace SeccompSharp.Kernel.Child.Policies;

[SeccompFilter(CompatAbis = SeccompAbis.X86)]
[SeccompDeny("getppid", Errno = Errno.EACCES)]
internal static partial class DenyGetppidOnX86Too;

[SeccompFilter(CompatAbis = SeccompAbis.X86)]
[SeccompDeny("socket", "semget", Errno = Errno.EACCES)]
internal static partial class DenySocketsOnX86Too;

[SeccompFilter(CompatAbis = SeccompAbis.X86)]
[SeccompDeny("socket", When = "family == AF_INET", Errno = Errno.EACCES)]
internal static partial class DenyInternetOnX86Too;

[SeccompFilter(SeccompAction.Allow, CompatAbis = SeccompAbis.X86)]
[SeccompDeny("socket", Errno = Errno.EACCES)]
[SeccompAllow("socketcall")]
internal static partial class DenySocketButNotSocketcall;
