// Builds and publishes the samples, runs them under the JIT and as NativeAOT binaries, and says whether the kernel
// restricted them.

using System.Diagnostics;
using System.IO.Compression;

string root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
string output = Path.Combine(root, "artifacts", "demo");
bool held = true;

Directory.CreateDirectory(output);
string compressed = Path.Combine(output, "greeting.gz");
using (var file = new GZipStream(File.Create(compressed), CompressionLevel.Optimal))
    file.Write("Hello,\nworld.\n"u8);

(string Name, string[] Arguments)[] samples = [("Hello", []), ("SelfRestrict", []), ("ProfileJson", []), ("FileTool", [compressed])];
foreach ((string sample, string[] arguments) in samples)
{
    string project = Path.Combine("samples", sample);
    string jit = Path.Combine(output, sample, "jit"), aot = Path.Combine(output, sample, "aot");
    if (Run("dotnet", "build", project, "-c", "Release", "-o", jit, "-v", "quiet", "-nologo", "-clp:NoSummary") != 0
        || Run("dotnet", "publish", project, "-c", "Release", "-o", aot, "-v", "quiet", "-nologo") != 0)
    {
        return 1;
    }

    Console.WriteLine($"\n== {sample}");
    held &= Run("dotnet", [Path.Combine(jit, sample + ".dll"), .. arguments]) == 0;
    held &= Run(Path.Combine(aot, sample), arguments) == 0;
}

Console.WriteLine("\n== SelfRestrict kill");
int status = Run(Path.Combine(output, "SelfRestrict", "aot", "SelfRestrict"), "kill");
Console.WriteLine($"Exit status {status}: {(status == 128 + 31 ? "killed by SIGSYS" : "NOT KILLED")}");
held &= status == 128 + 31;

Console.WriteLine("\n== Web");
held &= Run("dotnet", "run", "--project", "tests/WebLoad", "-c", "Release", "--", "--requests", "5000") == 0;

Console.WriteLine(held ? "\nAll samples ran restricted, JIT and AOT." : "\nA sample was not restricted.");
return held ? 0 : 1;

int Run(string program, params string[] arguments)
{
    using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = root })!;
    process.WaitForExit();
    return process.ExitCode;
}
