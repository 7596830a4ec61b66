// The same with a profile in the format of Docker and Kubernetes: profile.json is compiled into the class Profile.

using System.Net.Sockets;
using ProfileJson;

string runtime = System.Runtime.JitInfo.GetCompiledMethodCount() > 0 ? "JIT" : "NativeAOT";
Profile.Install();
Console.WriteLine($"{runtime}: profile.json is in force: {Profile.Filter.Length} instructions.");

bool held = Try("open a TCP socket", expected: true, () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Dispose())
    & Try("open a packet socket", expected: false, () => new Socket(AddressFamily.Packet, SocketType.Raw, ProtocolType.Raw).Dispose())
    & Try("set the host name", expected: false, () => NativeCalls.SetHostName("x"))
    & Try("leave the mount namespace", expected: false, NativeCalls.UnshareMounts);
Console.WriteLine(held ? "The kernel enforced all of it." : "NOT RESTRICTED");
return held ? 0 : 1;

static bool Try(string what, bool expected, Action action)
{
    try
    {
        action();
        Console.WriteLine($"  may {what}");
        return expected;
    }
    catch (Exception exception)
    {
        Console.WriteLine($"  may not {what}: {exception.GetType().Name}: {exception.Message}");
        return !expected;
    }
}
