using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;

namespace SeccompSharp.Derive.Calls;

/// <summary>The folders of shared frameworks on this machine.</summary>
internal static class InstalledFrameworks
{
    /// <summary>The folder that the host would take: the newest patch of the wanted major.minor, else of the next minor of the same major.</summary>
    public static string? Find(string name, Version wanted)
    {
        (Version Version, string Folder)? best = null;
        foreach (string root in Roots())
        {
            string folder = Path.Combine(root, "shared", name);
            if (!Directory.Exists(folder))
                continue;
            foreach (string candidate in Directory.GetDirectories(folder))
            {
                if (Version.TryParse(Path.GetFileName(candidate), out Version? version) && version.Major == wanted.Major && version >= wanted
                    && (best is null || IsBetter(version, best.Value.Version)))
                {
                    best = (version, candidate);
                }
            }
        }

        return best?.Folder;
    }

    private static bool IsBetter(Version version, Version than) =>
        version.Minor != than.Minor ? version.Minor < than.Minor : version > than;

    private static IEnumerable<string> Roots()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } named)
            yield return named;
        // shared/Microsoft.NETCore.App/<version>/ is three levels down.
        if (Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory())))) is { } own)
            yield return own;
        yield return "/usr/share/dotnet";
        yield return "/usr/lib/dotnet";
    }
}
