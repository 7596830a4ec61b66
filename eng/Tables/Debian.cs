using System;
using System.IO;
using System.Linq;

namespace SeccompSharp.Tables;

/// <summary>
/// Packages of one Debian suite, whatever suite the machine itself has: apt with a root of its own, so that nothing
/// gets installed and no system file changes. Signatures are checked as usual.
/// </summary>
public sealed class Debian
{
    private readonly string _root;
    private readonly string _configuration;

    public Debian(string directory, string suite)
    {
        _root = Path.Combine(directory, suite);
        _configuration = Path.Combine(_root, "apt.conf");
        foreach (string needed in new[] { "etc/preferences.d", "etc/apt.conf.d", "state/lists/partial", "cache/archives/partial", "packages" })
            Directory.CreateDirectory(Path.Combine(_root, needed));
        File.WriteAllText(Path.Combine(_root, "state/status"), "");
        File.WriteAllText(
            Path.Combine(_root, "etc/sources.list"),
            $"deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] {MachinesArchive()} {suite} main\n");
        // A machine whose clock is ahead would call the suite's index expired.
        File.WriteAllText(_configuration, $"""
            Dir "{_root}";
            Dir::State "state";
            Dir::State::status "{_root}/state/status";
            Dir::Cache "cache";
            Dir::Etc "etc";
            APT::Sandbox::User "root";
            Acquire::Check-Valid-Until "false";

            """);
        Apt("apt-get", "update", "-qq");
    }

    /// <summary>Downloads the newest version of a package and unpacks it, unless that is done already.</summary>
    /// <returns>The directory that stands for the root of the file system.</returns>
    public string Unpack(string package)
    {
        string version = Apt("apt-cache", "show", "--no-all-versions", package).Split('\n')
            .First(line => line.StartsWith("Version: ", StringComparison.Ordinal))["Version: ".Length..];
        string target = Path.Combine(_root, "packages", package + "_" + version);
        if (Directory.Exists(target))
            return target;

        string download = Directory.CreateTempSubdirectory("seccomp-tables-").FullName;
        Command.Run("env", "-C", download, "APT_CONFIG=" + _configuration, "apt-get", "-qq", "download", package);
        string partial = target + ".partial";
        Command.Run("dpkg-deb", "-x", Directory.GetFiles(download, "*.deb").Single(), partial);
        Directory.Delete(download, recursive: true);
        Directory.Move(partial, target);
        return target;
    }

    private string Apt(string program, params string[] arguments) =>
        Command.Run("env", ["APT_CONFIG=" + _configuration, program, .. arguments]);

    /// <summary>The archive that the machine's own apt uses.</summary>
    private static string MachinesArchive() =>
        Command.Run("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(uri => !uri.Contains("security", StringComparison.Ordinal))
            .FirstOrDefault() ?? throw new InvalidOperationException("apt has no archive: /etc/apt/sources.list names none.");
}
