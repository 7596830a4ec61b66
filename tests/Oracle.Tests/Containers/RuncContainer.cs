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

    private string Id => _bundle.Name;

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

    /// <summary>The raw program that runc installs for a profile, read back from the kernel.</summary>
    public static byte[] FilterFor(JsonNode seccomp)
    {
        using var container = new RuncContainer();
        container.WriteConfig(seccomp, ["/bin/probe", "wait"]);
        // runc gives a detached container its own output, and a pipe would stay open with it.
        container.Runc("run", "--detach", "--bundle", container._bundle.FullName, container.Id, ">/dev/null 2>&1").AssertSuccess();
        try
        {
            Execution state = container.Runc("state", container.Id);
            state.AssertSuccess();
            string pid = JsonNode.Parse(state.Output)!["pid"]!.ToString();
            string program = Path.Combine(container._bundle.FullName, "installed.bpf");
            Execution.Run("sh", ["-c", $"{NativePrograms.Dump} {pid} > {program}"]).AssertSuccess();
            return File.ReadAllBytes(program);
        }
        finally
        {
            container.Runc("delete", "--force", container.Id).AssertSuccess();
        }
    }

    /// <summary>Why runc starts no container on this machine, or null when it does.</summary>
    public static string? WhyNot()
    {
        using var container = new RuncContainer();
        Execution execution = container.Run(seccomp: null, ["/bin/busybox", "true"]);
        return execution.ExitCode == 0 ? null : $"runc starts no container here: {execution.Error.Trim()}";
    }

    /// <summary>Why the kernel shows us nobody's filter, or null when it does.</summary>
    public static string? WhyNotReadable()
    {
        // A process without a filter is refused too, but only to those who might see one: with EINVAL.
        Execution execution = Execution.Run("sh", ["-c", $"sleep 1 & {NativePrograms.Dump} $!"]);
        return execution.Error.Contains("Invalid argument", StringComparison.Ordinal)
            ? null
            : $"the kernel does not show filters here: {execution.Error.Trim()}";
    }

    /// <inheritdoc/>
    public void Dispose() => _bundle.Delete(recursive: true);

    private Execution Run(JsonNode? seccomp, IReadOnlyList<string> command)
    {
        WriteConfig(seccomp, command);
        return Runc("run", "--bundle", _bundle.FullName, Id);
    }

    private void WriteConfig(JsonNode? seccomp, IReadOnlyList<string> command) =>
        File.WriteAllText(Path.Combine(_bundle.FullName, "config.json"), Config(seccomp, command).ToJsonString());

    private Execution Runc(params string[] arguments) =>
        Execution.Run("sh", ["-c", $"exec runc --root {_bundle.FullName}/state {string.Join(' ', arguments)}"]);

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
