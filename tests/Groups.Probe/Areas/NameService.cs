using System.Net;
using System.Net.Sockets;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Names that are in /etc/hosts, and one that no server has.</summary>
internal static class NameService
{
    public static void Run()
    {
        _ = Dns.GetHostName();
        _ = Dns.GetHostAddresses("localhost").Length;
        _ = Dns.GetHostAddressesAsync("localhost").Result.Length;
        _ = Dns.GetHostEntry(IPAddress.Loopback).HostName;
        try
        {
            _ = Dns.GetHostEntry("no-such-host.invalid");
        }
        catch (SocketException)
        {
            // The name does not exist, or there is no server to ask: both were asked for.
        }
    }
}
