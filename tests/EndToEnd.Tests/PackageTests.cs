using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>A project that knows nothing of this repository references the package and is restricted.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageTests(PackedPackage package) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seccomp-sharp-package-").FullName;

    [Fact]
    public void A_fresh_project_builds_and_is_restricted_under_the_JIT_and_as_a_native_binary()
    {
        Write("nuget.config", package.Configuration);
        Write("Fresh.csproj", package.Project(
            "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization><SeccompTargets>x64;arm64;riscv64</SeccompTargets>",
            """<AdditionalFiles Include="web.seccomp.json" SeccompTargets="x64;s390x" />"""));
        Write("web.seccomp.json", """
            { "defaultAction": "SCMP_ACT_ALLOW",
              "syscalls": [{ "names": ["mkdir", "mkdirat"], "action": "SCMP_ACT_ERRNO", "errnoRet": 30 }] }
            """);
        Write("Program.cs", """
            using System;
            using System.IO;
            using System.Net.Sockets;
            using SeccompSharp;

            long start = GC.GetAllocatedBytesForCurrentThread();
            int length = Sandbox.Filter.Length;
            long afterFilter = GC.GetAllocatedBytesForCurrentThread();
            Sandbox.Install();
            long afterInstall = GC.GetAllocatedBytesForCurrentThread();
            Console.WriteLine($"Filter allocated {afterFilter - start} bytes, Install {afterInstall - afterFilter}");
            Console.WriteLine("Filter lies in " + Mapping.Of(Sandbox.Filter));
            Console.WriteLine("Last of the targets: " + (Sandbox.RiscV64.Length > 0 && Fresh.Web.S390x.Length > 0 && Learner.Filter.Length > 0));

            Fresh.Web.Install();
            int unix = args.Length + 1;
            long beforeGiven = GC.GetAllocatedBytesForCurrentThread();
            Given.Install(unix);
            Console.WriteLine($"Install with a value allocated {GC.GetAllocatedBytesForCurrentThread() - beforeGiven} bytes");
            try { _ = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified); }
            catch (SocketException e) { Console.WriteLine("unix: " + e.SocketErrorCode); }
            try { _ = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp); }
            catch (SocketException e) { Console.WriteLine("socket: " + e.SocketErrorCode); }
            try { Directory.CreateDirectory("made"); }
            catch (IOException e) { Console.WriteLine("mkdir: " + e.Message); }

            [SeccompDeny("socket", Errno = Errno.ENETDOWN)]
            static partial class Sandbox;

            // Installed after Sandbox: of two errnos the kernel returns that of the newest filter.
            [SeccompDeny("socket", When = "family == $given", Errno = Errno.EMFILE)]
            static partial class Given;

            [SeccompAllow("@dotnet", "@console")]
            static partial class Learner;

            static class Mapping
            {
                /// <summary>The permissions and the file of the mapping that holds the data: a line of /proc/self/maps.</summary>
                public static unsafe string Of(ReadOnlySpan<SockFilter> data)
                {
                    fixed (SockFilter* pointer = data)
                    {
                        foreach (string line in File.ReadAllLines("/proc/self/maps"))
                        {
                            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                            string[] range = fields[0].Split('-');
                            if ((ulong)pointer >= Convert.ToUInt64(range[0], 16) && (ulong)pointer < Convert.ToUInt64(range[1], 16))
                                return fields[1] + " " + Path.GetFileName(fields.Length > 5 ? fields[5] : "");
                        }
                    }

                    return "nothing";
                }
            }
            """);

        // An environment variable chooses no mode: the warning of one that only logs would fail this build.
        Shell.Run(_folder, "env", "SeccompMode=Log", "SECCOMPMODE=Log", "dotnet", "build", "-c", "Release", "-o", "jit", "-v", "quiet", "-nologo", "-warnaserror", "-warnnotaserror:SECC0402").Succeeded();
        Outcome jit = Shell.Run(_folder, "dotnet", Path.Combine("jit", "Fresh.dll")).Succeeded();
        AssertRestricted(jit);
        Assert.Contains("Filter allocated 0 bytes, Install 0", jit.Output);
        Assert.Matches("Filter lies in r--[ps] Fresh.dll", jit.Output);

        AssertLearningBuildIsWarnedOf();
        AssertLockFileIsWrittenByTheCommandLine();

        Shell.Run(_folder, "dotnet", "publish", "-c", "Release", "-o", "aot", "-v", "quiet", "-nologo").Succeeded();
        Outcome aot = Shell.Run(_folder, Path.Combine(_folder, "aot", "Fresh")).Succeeded();
        AssertRestricted(aot);
        Assert.Contains("Filter allocated 0 bytes, Install 0", aot.Output);
        Assert.Matches("Filter lies in r-[-x]p Fresh", aot.Output);
    }

    /// <summary>Until .NET 9 is out of support: everything else here is of .NET 10.</summary>
    [Fact]
    public void A_native_binary_of_NET_9_is_restricted()
    {
        Write("nuget.config", package.Configuration);
        Write("Fresh.csproj", package.Project(
            "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>", framework: "net9.0"));
        Write("Program.cs", """
            using System;
            using SeccompSharp;

            Sandbox.Install();
            Console.WriteLine($".NET {Environment.Version.Major} goes on");
            System.IO.Directory.CreateDirectory("made");

            [SeccompAllow("@dotnet", "@console")] static partial class Sandbox;
            """);
        Shell.Run(_folder, "dotnet", "publish", "-c", "Release", "-o", "aot", "-v", "quiet", "-nologo").Succeeded();
        Outcome aot = Shell.Run(_folder, Path.Combine(_folder, "aot", "Fresh"));
        Assert.Equal(".NET 9 goes on\n", aot.Output);
        Assert.Equal(128 + 31, aot.ExitCode);
    }

    /// <summary>Properties reach the compiler through the package's own build files.</summary>
    private void AssertLearningBuildIsWarnedOf()
    {
        string[] build = ["build", "-c", "Release", "-o", "learning", "--no-restore", "-nologo", "-p:SeccompMode=Log"];
        Outcome warned = Shell.Run(_folder, "dotnet", build).Succeeded();
        Assert.Contains("warning SECC0731: 'Learner' logs", warned.Output);
        Outcome refused = Shell.Run(_folder, "dotnet", [.. build, "-p:SeccompTreatWarningsAsErrors=true"]);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("error SECC0731: 'Learner' logs", refused.Output);
    }

    private void AssertLockFileIsWrittenByTheCommandLine()
    {
        Write("Learner.seccomp.lock", "");
        string[] build = ["build", "-c", "Release", "-o", "locked", "--no-restore", "-nologo"];
        Outcome refused = Shell.Run(_folder, "dotnet", build);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("error SECC0732: The filter of 'Learner' is not what Learner.seccomp.lock holds", refused.Output);

        Shell.Run(_folder, "dotnet", "format", "analyzers", "--diagnostics", "SECC0732", "--no-restore").Succeeded();
        Assert.Contains("[x64 with a JIT, x86_64]\ndefault: KILL_PROCESS\n", File.ReadAllText(Path.Combine(_folder, "Learner.seccomp.lock")));
        Shell.Run(_folder, "dotnet", build).Succeeded();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void AssertRestricted(Outcome outcome)
    {
        Assert.Contains("socket: NetworkDown", outcome.Output);
        Assert.Contains("unix: TooManyOpenSockets", outcome.Output);
        Assert.Contains("Install with a value allocated 0 bytes", outcome.Output);
        Assert.Contains("mkdir: Read-only file system", outcome.Output);
        Assert.Contains("Last of the targets: True", outcome.Output);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
