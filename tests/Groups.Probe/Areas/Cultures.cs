using System.Globalization;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Comparing, formatting and naming in cultures, where the build has any.</summary>
internal static class Cultures
{
    public static void Run()
    {
        _ = string.Compare("a", "B", CultureInfo.CurrentCulture, CompareOptions.IgnoreCase);
        _ = "straße".Normalize() + 1.5.ToString("c", CultureInfo.CurrentCulture) + "i".ToUpper(CultureInfo.CurrentCulture);
        bool invariant = AppContext.TryGetSwitch("System.Globalization.Invariant", out bool value) && value;
        if (!invariant)
            _ = new CultureInfo("de-DE").DateTimeFormat.GetMonthName(3) + new RegionInfo("JP").CurrencySymbol;
    }
}
