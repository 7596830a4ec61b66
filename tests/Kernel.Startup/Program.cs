using SeccompSharp;
using SeccompSharp.Kernel.Child;

// Nothing here installs a filter: the module initializer of Sandbox has.
Report.Line("mode", Seccomp.CurrentMode.ToString());
Report.Line("getppid", Native.Call(Nr.Getppid));

[SeccompFilter(SeccompAction.Allow, InstallAtStartup = true)]
[SeccompDeny("getppid", Errno = Errno.EACCES)]
internal static partial class Sandbox;
