// A program that restricts itself: the attributes below become a BPF program while this file is compiled.
//   SelfRestrict          shows what is denied with an errno, and what .NET makes of it
//   SelfRestrict kill     makes a call that ends the process

using System.Diagnostics;
using System.Net.Sockets;
using SeccompSharp;

string runtime = System.Runtime.JitInfo.GetCompiledMethodCount() > 0 ? "JIT" : "NativeAOT";
Install();
Console.WriteLine($"{runtime}: a filter of {Filter.Length} instructions is in force on all threads ({Seccomp.CurrentMode}).");

if (args is ["kill"])
{
    Console.WriteLine("Calling ptrace, which ends the process ...");
    Console.Out.Flush();
    NativeCalls.TraceMe();
    Console.WriteLine("NOT RESTRICTED: ptrace came back.");
    return 1;
}

Allowed("read a file", () => File.ReadAllText("/proc/self/stat").Length.ToString());
Allowed("start a thread", () => Task.Run(() => Environment.CurrentManagedThreadId).Result > 0 ? "ran" : "did not run");
bool held = Denied("open a socket", () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Dispose())
    & Denied("start a program", () => Process.Start("/bin/true")?.Dispose())
    & Denied("make a directory", () => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "seccomp-sharp-sample")));
Console.WriteLine(held ? "The kernel enforced all of it." : "NOT RESTRICTED");
return held ? 0 : 1;

static void Allowed(string what, Func<string> action) => Console.WriteLine($"  may {what}: {action()}");

static bool Denied(string what, Action action)
{
    try
    {
        action();
        Console.WriteLine($"  could {what}, which the filter forbids");
        return false;
    }
    catch (Exception exception)
    {
        Console.WriteLine($"  may not {what}: {exception.GetType().Name}: {exception.Message}");
        return true;
    }
}

[SeccompFilter(SeccompAction.Allow)]
[SeccompDeny("socket", "socketpair", Errno = Errno.EACCES)]
[SeccompDeny("execve", "execveat")]
[SeccompDeny("mkdir", "mkdirat", Errno = Errno.EROFS)]
[SeccompDeny("io_uring_setup", "io_uring_enter", "io_uring_register", Errno = Errno.ENOSYS)]
[SeccompDeny("ptrace", "process_vm_readv", "process_vm_writev", Action = SeccompAction.KillProcess)]
internal partial class Program;
