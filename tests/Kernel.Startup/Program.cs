using SeccompSharp;
using SeccompSharp.Kernel.Child;

// Nothing here installs a filter: the module initializer of Sandbox has.
Report.Line("mode", Seccomp.CurrentMode.ToString());
Report.Line("getppid", Native.Call(Nr.Getppid));
Report.Line("group of itself", Native.Call(Nr.Getpgid, System.Environment.ProcessId));
Report.Line("session of itself", Native.Call(Nr.Getsid, System.Environment.ProcessId));

[SeccompFilter(SeccompAction.Allow, InstallAtStartup = true)]
[SeccompDeny("getppid", Errno = Errno.EACCES)]
internal static partial class Sandbox;

[SeccompFilter(SeccompAction.Allow, InstallAtStartup = true)]
[SeccompDeny("getpgid", When = "pid == $self", Errno = Errno.EBUSY)]
internal static partial class OfTheProcess;

internal static partial class Outer<T>
{
    [SeccompFilter(SeccompAction.Allow, InstallAtStartup = true)]
    [SeccompDeny("getsid", When = "pid == $self", Errno = Errno.ENETDOWN)]
    private static partial class OutOfReach;
}
