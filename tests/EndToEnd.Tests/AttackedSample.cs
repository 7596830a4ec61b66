using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>
/// A copy of a sample with a hole in it: where it handles what strangers have sent, it does what that says, as if they had
/// taken the process over. Filters and all else are as in the sample.
/// </summary>
public abstract class AttackedSample
{
    /// <summary>The variable by which the copy leaves its filters out: "all" of them, or the "last".</summary>
    private const string Without = "WITHOUT_FILTER";

    private const string Exploit = """
        using System.Runtime.InteropServices;

        internal static unsafe partial class Exploit
        {
            /// <summary>Makes the call that a line beginning with "exploit" names, says what came back, and ends the process.</summary>
            public static void Run(string text)
            {
                string[] words = text.Trim().Split(' ');
                if (words[0] != "exploit")
                    return;
                nint result = words[1] switch
                {
                    "mkdir" => mkdir(words[2], 0x1c0),
                    "creat" => open(words[2], 0x41 /* O_WRONLY | O_CREAT */, 0x180),
                    "append" => open(words[2], 0x401 /* O_WRONLY | O_APPEND */, 0),
                    "rename" => rename(words[2], words[2] + ".stolen"),
                    "unlink" => unlink(words[2]),
                    "chmod" => chmod(words[2], 0x1ff),
                    "socket" => socket(2 /* AF_INET */, 1 /* SOCK_STREAM */, 0),
                    "unix" => socket(1 /* AF_UNIX */, 1 /* SOCK_STREAM */, 0),
                    "execve" => execve(words[2], 0, 0),
                    "ptrace" => ptrace(16 /* PTRACE_ATTACH */, 0, 0, 0),
                    "kill" => kill(getppid(), 0),
                    "prctl" => prctl(38 /* PR_SET_NO_NEW_PRIVS */, 1, 0, 0, 0),
                    "mmap" => mmap(0, 4096, 7 /* PROT_READ | PROT_WRITE | PROT_EXEC */, 0x22 /* MAP_PRIVATE | MAP_ANONYMOUS */, -1, 0),
                    "io_uring_setup" => syscall(425, 1, 0),
                    _ => throw new ArgumentException(text),
                };
                int errno = result == -1 ? Marshal.GetLastPInvokeError() : 0;
                Console.Error.WriteLine($"came back: {errno}");
                _exit(3);
            }

            [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int mkdir(string path, int mode);
            [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int open(string path, int flags, int mode);
            [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int rename(string path, string other);
            [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int unlink(string path);
            [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int chmod(string path, int mode);
            [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)] private static partial int execve(string path, nint arguments, nint environment);
            [LibraryImport("libc", SetLastError = true)] private static partial int socket(int family, int type, int protocol);
            [LibraryImport("libc", SetLastError = true)] private static partial nint ptrace(nint request, int process, nint address, nint data);
            [LibraryImport("libc", SetLastError = true)] private static partial int kill(int process, int signal);
            [LibraryImport("libc", SetLastError = true)] private static partial int prctl(int option, nint a, nint b, nint c, nint d);
            [LibraryImport("libc", SetLastError = true)] private static partial nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);
            [LibraryImport("libc", SetLastError = true)] private static partial nint syscall(nint number, nint a, nint b);
            [LibraryImport("libc")] private static partial int getppid();
            [LibraryImport("libc")] private static partial void _exit(int status);
        }
        """;

    private readonly string _sample;
    private readonly string _folder;

    /// <summary>Copies and builds it.</summary>
    /// <param name="sample">Its name.</param>
    /// <param name="hole">A statement of it, and what to put before that: a call of <c>Exploit.Run(text)</c>.</param>
    /// <param name="filters">The classes whose filters it installs, in that order.</param>
    private protected AttackedSample(string sample, (string Statement, string Before) hole, params string[] filters)
    {
        _sample = sample;
        _folder = Path.Combine(Shell.Root, "artifacts", "sample-tests", "attacked", sample);
        string source = Path.Combine(_folder, "source");
        if (Directory.Exists(source))
            Directory.Delete(source, recursive: true);
        Directory.CreateDirectory(source);

        string samples = Path.Combine(Shell.Root, "samples");
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets" })
            File.WriteAllText(Path.Combine(source, name), $"<Project><Import Project=\"{Path.Combine(samples, name)}\" /></Project>");
        File.Copy(Path.Combine(samples, sample, sample + ".csproj"), Path.Combine(source, sample + ".csproj"));
        File.WriteAllText(Path.Combine(source, "Exploit.cs"), Exploit);

        List<(string Statement, string Before)> changes = [hole];
        changes.AddRange(filters.Select((filter, i) => ($"{filter}.Install();",
            $"if (Environment.GetEnvironmentVariable(\"{Without}\") is null{(i < filters.Length - 1 ? " or \"last\"" : "")}) ")));
        foreach (string file in Directory.GetFiles(Path.Combine(samples, sample), "*.cs"))
        {
            string text = File.ReadAllText(file);
            foreach ((string statement, string before) in changes.ToArray())
            {
                int at = text.IndexOf(statement, StringComparison.Ordinal);
                if (at < 0)
                    continue;
                text = text.Insert(at, before);
                changes.Remove((statement, before));
            }

            File.WriteAllText(Path.Combine(source, Path.GetFileName(file)), text);
        }

        if (changes.Count > 0)
            throw new InvalidOperationException($"samples/{sample} has no '{changes[0].Statement}'.");
        foreach (bool aot in new[] { false, true })
            Shell.Run(source, "dotnet", aot ? "publish" : "build", "-c", "Release", "-o", Folder(aot), "-v", "quiet", "-nologo").Succeeded();
    }

    /// <summary>Starts it.</summary>
    /// <param name="aot">Which build.</param>
    /// <param name="without">Which filters to leave out: none (null), the "last", or "all".</param>
    /// <param name="arguments">Its arguments.</param>
    internal RunningProgram Start(bool aot, string? without, params string[] arguments) => RunningProgram.Start(
        Folder(aot), _sample, aot, arguments, without is null ? null : new Dictionary<string, string> { [Without] = without });

    private string Folder(bool aot) => Path.Combine(_folder, aot ? "aot" : "jit");
}
