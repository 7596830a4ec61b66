namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Local time, and every zone there is.</summary>
internal static class Timezones
{
    public static void Run()
    {
        _ = DateTime.Now.Ticks + TimeZoneInfo.Local.BaseUtcOffset.Ticks;
        _ = TimeZoneInfo.GetSystemTimeZones().Count;
        if (TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Berlin", out TimeZoneInfo? zone))
            _ = TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow, zone);
    }
}
