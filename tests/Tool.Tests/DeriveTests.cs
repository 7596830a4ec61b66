using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.Tool.Tests;

public sealed class DeriveTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Attributes_are_what_the_program_can_ask()
    {
        Outcome outcome = Session.Run("derive", Object("SystemNative_MkDir", "SystemNative_Kill"), "--arch", "x86_64");
        Assert.Equal((0, ""), (outcome.Status, outcome.Error));
        Assert.Equal(
            ["""[SeccompAllow("@dotnet-aot")]""", """[SeccompAllow("mkdir", "mkdirat")]""", """[SeccompAllow("kill", When = "pid > 0")]"""],
            outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_profile_is_one_that_check_takes()
    {
        string path = _session.Put("derived.json", Session.Run("derive", Object("SystemNative_Socket", "SystemNative_Send"), "--for", "profile").Output);
        Outcome check = Session.Run("check", path);
        Assert.Equal(0, check.Status);
        Assert.DoesNotContain("warning", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SECC0422", check.Output, StringComparison.Ordinal);
        Assert.Contains("\"errnoRet\": 97,", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mkdir", 0, "mkdir: SystemNative_MkDir\n")]
    [InlineData("futex", 0, "futex: every .NET process asks for it.\n")]
    [InlineData("execve", 1, "execve: nothing that the program reaches asks for it.\n")]
    public void Why_names_who_asks(string call, int status, string answer)
    {
        Outcome outcome = Session.Run("derive", Object("SystemNative_MkDir"), "--why", call);
        Assert.Equal((status, answer), (outcome.Status, outcome.Output));
    }

    /// <summary>The tool itself is a program for CoreCLR: it reads files, and starts no other program.</summary>
    [Fact]
    public void A_program_for_the_JIT_is_followed_over_its_IL()
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "dotnet-seccomp.dll");
        Outcome policy = Session.Run("derive", tool, "--arch", "x86_64");
        Assert.Equal(0, policy.Status);
        Assert.StartsWith("[SeccompAllow(\"@dotnet-coreclr\")]\n", policy.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("@process", policy.Output, StringComparison.Ordinal);
        Assert.Equal(1, Session.Run("derive", tool, "--why", "execve").Status);
        string[] why = Session.Run("derive", tool, "--why", "rename").Output.Split('\n');
        Assert.Equal("rename: SystemNative_Rename", why[0]);
        Assert.StartsWith("  SeccompSharp.Tool.EntryPoint.Main → ", why[1], StringComparison.Ordinal);
        Assert.Contains(" → System.IO.File.Move → ", why[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_told()
    {
        Outcome outcome = Session.Run("derive", Object("SystemNative_OfTomorrow"));
        Assert.Equal(0, outcome.Status);
        Assert.Contains("SystemNative_OfTomorrow", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_stands_for_the_program_in_it()
    {
        string path = Object("SystemNative_MkDir");
        Assert.Equal(Session.Run("derive", path).Output, Session.Run("derive", Path.GetDirectoryName(path)!).Output);
    }

    [Theory]
    [InlineData("missing.o", "missing.o")]
    [InlineData("junk", "It is no ELF file")]
    [InlineData("empty", "has no program")]
    [InlineData("two", "several programs")]
    [InlineData("several-formats", "--for takes attributes, profile")]
    [InlineData("no-call", "'nocall' is no syscall")]
    public void Misuse_is_one_line(string mistake, string expected)
    {
        string path = _session.Path(mistake);
        string[] more = [];
        switch (mistake)
        {
            case "junk":
                File.WriteAllText(path, "junk");
                break;
            case "empty":
                Directory.CreateDirectory(path);
                break;
            case "two":
                Directory.CreateDirectory(path);
                File.Copy(Object(), Path.Combine(path, "a.o"));
                File.Copy(Object(), Path.Combine(path, "b.o"));
                break;
            case "several-formats":
                (path, more) = (Object(), ["--for", "docker"]);
                break;
            case "no-call":
                (path, more) = (Object(), ["--why", "nocall"]);
                break;
            default:
                break;
        }

        Outcome outcome = Session.Run(["derive", path, .. more]);
        Assert.Equal((2, ""), (outcome.Status, outcome.Output));
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd('\n').Split('\n'));
    }

    /// <summary>An object file as the compiler of NativeAOT leaves it: managed code that wants functions.</summary>
    private string Object(params string[] functions)
    {
        string folder = Directory.CreateDirectory(_session.Path("native")).FullName;
        string source = _session.Put("app.c", string.Concat(functions.Select(function => $"void {function}(void);\n"))
            + $"void S_P_CoreLib_Program__Main(void) {{ {string.Concat(functions.Select(function => function + "();"))} }}\n");
        string path = Path.Combine(folder, "app.o");
        using Process compiler = Process.Start("gcc", ["-c", "-o", path, source]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        return path;
    }
}
