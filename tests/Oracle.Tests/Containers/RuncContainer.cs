using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace SeccompSharp.Oracle.Tests.Containers;

/// <summary>A bundle with a small root, and the one run of it by runc.</summary>
/// <remarks>
/// The root holds busybox, the probe and the launcher. The container has the capabilities that the probed calls ask
/// for, so that EPERM can only come from a filter; the calls carry arguments with which they would fail otherwise.
/// </remarks>
internal sealed class RuncContainer : IDisposable
{
    private readonly DirectoryInfo _bundle = Directory.CreateTempSubdirectory("seccomp-bundle-");

    private RuncContainer(byte[]? program = null)
    {
        string bin = Directory.CreateDirectory(Path.Combine(Root, "bin")).FullName;
        Directory.CreateDirectory(Path.Combine(Root, "proc"));
        File.Copy("/bin/busybox", Path.Combine(bin, "busybox"));
        File.Copy(NativePrograms.Probe, Path.Combine(bin, "probe"));
        File.Copy(NativePrograms.Launcher, Path.Combine(bin, "launcher"));
        File.WriteAllBytes(Path.Combine(Root, "filter.bpf"), program ?? []);
    }

    private string Root => Path.Combine(_bundle.FullName, "rootfs");

    /// <summary>Runs a command with runc's filter for a profile.</summary>
    public static Execution RunUnderRunc(JsonNode seccomp, IReadOnlyList<string> command)
    {
        using var container = new RuncContainer();
        return container.Run(seccomp, command);
    }

    /// <summary>Runs a command in the same container without runc's filter, but under a raw program.</summary>
    public static Execution RunUnderProgram(byte[] program, IReadOnlyList<string> command)
    {
        using var container = new RuncContainer(program);
        return container.Run(seccomp: null, ["/bin/launcher", "/filter.bpf", .. command]);
    }

    /// <summary>Why runc starts no container on this machine, or null when it does.</summary>
    public static string? WhyNot()
    {
        using var container = new RuncContainer();
        Execution execution = container.Run(seccomp: null, ["/bin/busybox", "true"]);
        return execution.ExitCode == 0 ? null : $"runc starts no container here: {execution.Error.Trim()}";
    }

    /// <inheritdoc/>
    public void Dispose() => _bundle.Delete(recursive: true);

    private Execution Run(JsonNode? seccomp, IReadOnlyList<string> command)
    {
        File.WriteAllText(Path.Combine(_bundle.FullName, "config.json"), Config(seccomp, command).ToJsonString());
        string state = Path.Combine(_bundle.FullName, "state");
        return Execution.Run("runc", ["--root", state, "run", "--bundle", _bundle.FullName, _bundle.Name]);
    }

    private static JsonObject Config(JsonNode? seccomp, IReadOnlyList<string> command)
    {
        string[] capabilities = ["CAP_SYS_BOOT", "CAP_SYS_ADMIN"];
        string[] namespaces = ["pid", "network", "ipc", "uts", "mount"];
        var linux = new JsonObject { ["namespaces"] = Array(namespaces.Select(JsonNode (name) => new JsonObject { ["type"] = name })) };
        if (seccomp is not null)
            linux["seccomp"] = seccomp.DeepClone();
        return new JsonObject
        {
            ["ociVersion"] = "1.0.2",
            ["process"] = new JsonObject
            {
                ["user"] = new JsonObject { ["uid"] = 0, ["gid"] = 0 },
                ["args"] = Array(command.Select(JsonNode (word) => word)),
                ["env"] = Array(["PATH=/bin"]),
                ["cwd"] = "/",
                ["noNewPrivileges"] = true,
                ["capabilities"] = new JsonObject(new[] { "bounding", "effective", "permitted" }.Select(
                    set => KeyValuePair.Create<string, JsonNode?>(set, Array(capabilities.Select(JsonNode (name) => name))))),
            },
            ["root"] = new JsonObject { ["path"] = "rootfs" },
            ["hostname"] = "oracle",
            ["mounts"] = Array([new JsonObject { ["destination"] = "/proc", ["type"] = "proc", ["source"] = "proc" }]),
            ["linux"] = linux,
        };
    }

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}
