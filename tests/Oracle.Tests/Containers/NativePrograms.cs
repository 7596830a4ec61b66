using System;
using System.IO;

namespace SeccompSharp.Oracle.Tests.Containers;

/// <summary>The small C programs of Native/, compiled once a run.</summary>
internal static class NativePrograms
{
    private static readonly Lazy<string> s_probe =
        new(() => Compile("probe", "-nostdlib", "-ffreestanding", "-fno-stack-protector"));

    private static readonly Lazy<string> s_launcher = new(() => Compile("launcher"));

    private static readonly Lazy<string> s_dump = new(() => Compile("dump"));

    /// <summary>Makes calls and prints what they return.</summary>
    public static string Probe => s_probe.Value;

    /// <summary>Executes a program under a filter.</summary>
    public static string Launcher => s_launcher.Value;

    /// <summary>Writes the filter of a running process.</summary>
    public static string Dump => s_dump.Value;

    private static string Compile(string name, params string[] options)
    {
        string output = Path.Combine(Directory.CreateTempSubdirectory("seccomp-native-").FullName, name);
        string source = Path.Combine(AppContext.BaseDirectory, "Native", name + ".c");
        Execution.Run("gcc", ["-O1", "-static", .. options, "-o", output, source]).AssertSuccess();
        return output;
    }
}
