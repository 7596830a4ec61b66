// Builds the solution, runs every test project and sums the results.
// dotnet run eng/test.cs [-- --filter EXPRESSION]

using System.Diagnostics;
using System.Xml.Linq;

string root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
string results = Path.Combine(root, "artifacts", "test-results");
if (Directory.Exists(results))
    Directory.Delete(results, recursive: true);

var clock = Stopwatch.StartNew();
if (Run("build", "generator.sln", "-c", "Release", "-v", "quiet", "-nologo") != 0)
    return 1;
Console.WriteLine($"Built in {clock.Elapsed.TotalSeconds:0} s.");

// One after the other: some of them build and pack the projects that others run.
int exitCode = 0;
foreach (string project in Directory.EnumerateFiles(Path.Combine(root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
    exitCode |= Run(["test", project, "-c", "Release", "--no-build", "-v", "quiet", "-nologo", "--logger", "trx", "--results-directory", results, .. args]);

int passed = 0, failed = 0, skipped = 0;
Directory.CreateDirectory(results);
foreach (string file in Directory.EnumerateFiles(results, "*.trx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    XElement run = XDocument.Load(file).Root!;
    XNamespace ns = run.Name.Namespace;
    XElement counters = run.Element(ns + "ResultSummary")!.Element(ns + "Counters")!;
    int total = (int)counters.Attribute("total")!, executed = (int)counters.Attribute("executed")!;
    passed += (int)counters.Attribute("passed")!;
    failed += executed - (int)counters.Attribute("passed")!;
    skipped += total - executed;
    foreach (XElement test in run.Descendants(ns + "UnitTestResult").Where(test => (string?)test.Attribute("outcome") == "NotExecuted"))
        Console.WriteLine($"skipped: {(string?)test.Attribute("testName")}: {test.Descendants(ns + "Message").FirstOrDefault()?.Value}");
}

Console.WriteLine($"Built and tested in {clock.Elapsed.TotalSeconds:0} s.");
Console.WriteLine(skipped == 0 ? $"{passed} passed, {failed} failed" : $"{passed} passed, {failed} failed, {skipped} skipped");
return exitCode != 0 || failed != 0 || passed == 0 ? 1 : 0;

int Run(params string[] arguments)
{
    var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root };
    using Process process = Process.Start(start)!;
    process.WaitForExit();
    return process.ExitCode;
}
