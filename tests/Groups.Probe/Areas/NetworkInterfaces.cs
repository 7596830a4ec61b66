using System.Net.NetworkInformation;

namespace SeccompSharp.Groups.Probe.Areas;

internal static class NetworkInterfaces
{
    public static void Run()
    {
        foreach (NetworkInterface one in NetworkInterface.GetAllNetworkInterfaces())
        {
            _ = one.Name.Length;
            IPInterfaceProperties properties = one.GetIPProperties();
            _ = properties.UnicastAddresses.Count + properties.GatewayAddresses.Count;
            _ = one.GetIPStatistics().BytesReceived;
            _ = (one.OperationalStatus, one.Speed);
        }

        IPGlobalProperties machine = IPGlobalProperties.GetIPGlobalProperties();
        _ = machine.GetActiveTcpListeners().Length + machine.HostName.Length;
        NetworkChange.NetworkAddressChanged += OnChange;
        NetworkChange.NetworkAddressChanged -= OnChange;
    }

    private static void OnChange(object? sender, System.EventArgs e)
    {
    }
}
