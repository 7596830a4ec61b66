using System;
using System.Collections.Generic;
using System.IO;

namespace SeccompSharp.Oracle.Tests.Containers;

/// <summary>Commands that bubblewrap runs under a raw filter.</summary>
internal static class BubblewrapSandbox
{
    // The descriptor is the shell's to open: a managed process marks all of its own close-on-exec.
    private const string Script = "filter=$1; shift; exec bwrap --bind / / --dev /dev --seccomp 9 -- \"$@\" 9<\"$filter\"";

    /// <summary>Runs a command under the filter in a file.</summary>
    public static Execution Run(string filter, IEnumerable<string> command) =>
        Execution.Run("sh", ["-c", Script, "sh", filter, .. command]);

    /// <summary>Why bubblewrap makes no sandbox on this machine, or null when it does.</summary>
    public static string? WhyNot()
    {
        Execution execution = Execution.Run("bwrap", ["--bind", "/", "/", "--dev", "/dev", "--", "true"]);
        return execution.ExitCode == 0 ? null : $"bubblewrap makes no sandbox here: {execution.Error.Trim()}";
    }
}
