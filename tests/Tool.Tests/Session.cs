using System;
using System.IO;
using System.Text;
using SeccompSharp.Tool.Output;

namespace SeccompSharp.Tool.Tests;

/// <summary>A folder with files, and command lines run in this process.</summary>
internal sealed class Session : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("seccomp-tool-");

    /// <summary>A profile that allows a few calls, one of them under a condition.</summary>
    public const string Allowlist = """
        {
          "defaultAction": "SCMP_ACT_ERRNO",
          "defaultErrnoRet": 13,
          "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_AARCH64"],
          "syscalls": [
            { "names": ["read", "exit", "exit_group", "rt_sigreturn", "restart_syscall", "statx"], "action": "SCMP_ACT_ALLOW" },
            { "names": ["write"], "action": "SCMP_ACT_ALLOW", "args": [{ "index": 0, "value": 2, "op": "SCMP_CMP_EQ" }] },
            { "names": ["ptrace"], "action": "SCMP_ACT_KILL_PROCESS" }
          ]
        }
        """;

    /// <summary>The same list without a word on architectures.</summary>
    public static string NativeAllowlist => Allowlist.Replace(
        """  "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_AARCH64"],""", "", StringComparison.Ordinal);

    /// <summary>The path of a file in the folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Puts a file into the folder and returns its path.</summary>
    public string Put(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    /// <summary>Runs a command line.</summary>
    public static Outcome Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        int status;
        using (var terminal = new Terminal(output, error, outputIsScreen: false))
            status = CommandLine.Run(arguments, terminal);
        return new Outcome(status, output.ToArray(), Encoding.UTF8.GetString(error.ToArray()));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>What a command line left behind.</summary>
internal sealed record Outcome(int Status, byte[] Bytes, string Error)
{
    /// <summary>The output as text.</summary>
    public string Output => Encoding.UTF8.GetString(Bytes);
}
