#:project ../src/Derive/SeccompSharp.Derive.csproj
#:property PublishAot=false
// Lists what the native libraries of installed .NET runtimes export and src/Derive/Exports/Data/exports.tsv has no row for,
// and fails if there is anything: how a new version of .NET is met.
//   dotnet run eng/exports.cs                     all installed runtimes, and runtime packs in the NuGet folder
//   dotnet run eng/exports.cs -- calls LIBRARY    which functions of libc each export of a library calls (needs objdump)

using System.Diagnostics;
using System.Text.RegularExpressions;
using SeccompSharp.Derive;
using SeccompSharp.Derive.Exports;

if (args is ["calls", var path])
    return PrintCalls(path);

int missing = 0;
foreach (string folder in Runtimes().Order(StringComparer.Ordinal))
{
    NativeImport[] without = [.. RuntimeExports.Missing(folder)];
    Console.WriteLine($"{folder}: {RuntimeExports.In(folder).Count()} functions, {without.Length} without a row");
    foreach (NativeImport import in without)
        Console.WriteLine($"  {import.Library}  {import.EntryPoint}");
    missing += without.Length;
}

return missing == 0 ? 0 : 1;

static IEnumerable<string> Runtimes()
{
    string shared = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, ".."));
    string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
    IEnumerable<string> packs = Directory.Exists(packages)
        ? Directory.EnumerateDirectories(packages, "microsoft.netcore.app.runtime.*linux-*").SelectMany(Directory.EnumerateDirectories)
            .SelectMany(pack => Directory.EnumerateDirectories(pack, "native", SearchOption.AllDirectories))
        : [];
    return Directory.EnumerateDirectories(shared).Concat(packs).Where(folder => Directory.EnumerateFiles(folder, "libSystem.*.so").Any());
}

// Direct calls and jumps, followed inside the library; calls through pointers are not seen.
static int PrintCalls(string library)
{
    using Process objdump = Process.Start(new ProcessStartInfo("objdump", ["-d", "--no-show-raw-insn", library]) { RedirectStandardOutput = true })!;
    Dictionary<string, HashSet<string>> calls = [];
    HashSet<string>? current = null;
    while (objdump.StandardOutput.ReadLine() is { } line)
    {
        if (Regex.Match(line, "^[0-9a-f]+ <(?<name>[^>]+)>:$") is { Success: true } start)
            calls.TryAdd(Name(start), current = []);
        else if (Regex.Match(line, @"\b(?:call|jmp|lea)\b.*<(?<name>[^>]+)>") is { Success: true } call)
            current?.Add(Name(call));
    }

    foreach (string export in calls.Keys.Where(name => name.Contains("Native_", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
    {
        HashSet<string> seen = [];
        SortedSet<string> called = new(StringComparer.Ordinal);
        Follow(export, seen, called);
        Console.WriteLine($"{export}: {string.Join(' ', called)}");
    }

    return 0;

    void Follow(string function, HashSet<string> seen, SortedSet<string> called)
    {
        if (!seen.Add(function))
            return;
        if (!calls.TryGetValue(function, out HashSet<string>? next))
            called.Add(function);
        else
            next.ToList().ForEach(callee => Follow(callee, seen, called));
    }

    static string Name(Match match) => Regex.Replace(match.Groups["name"].Value, @"(@plt|@@.*|\+0x.*|-0x.*)$", "");
}
