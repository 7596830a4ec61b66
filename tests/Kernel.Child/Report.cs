using System;
using System.Globalization;
using System.Text;

namespace SeccompSharp.Kernel.Child;

/// <summary>What the parent reads: lines of <c>name=value</c> on standard output.</summary>
internal static class Report
{
    /// <summary>Written at once, so that a line stands even if the next call ends the process.</summary>
    public static void Line(string name, string value) =>
        Native.Write(1, Encoding.UTF8.GetBytes($"{name}={value.ReplaceLineEndings(" ")}\n"));

    /// <inheritdoc cref="Line(string, string)"/>
    public static void Line(string name, long value) => Line(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reports the type and message of the exception that an action throws, or <c>none</c>.</summary>
    public static void Exception(string name, Action action)
    {
        try
        {
            action();
            Line(name, "none");
        }
#pragma warning disable CA1031 // Which exception it is, is what the parent asks.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Line(name, $"{exception.GetType().Name}: {exception.Message}");
        }
    }
}
