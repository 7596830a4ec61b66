#:project ../src/Policy/SeccompSharp.Policy.csproj
#:property PublishAot=false
// Rewrites what must name every kind of finding, after one was added or changed:
//   dotnet run eng/findings.cs
// The source is FindingKinds.<Family>.cs; pages in docs/rules are written by hand.

using System.Reflection;
using System.Text;
using SeccompSharp.Policies.Findings;

string root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
(string Field, FindingKind Kind)[] kinds =
[
    .. typeof(FindingKinds).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(FindingKind))
        .Select(field => (field.Name, (FindingKind)field.GetValue(null)!))
        .OrderBy(one => one.Item2.Id, StringComparer.Ordinal),
];

var all = new StringBuilder("""
    using System.Collections.Generic;

    namespace SeccompSharp.Policies.Findings;

    /// <content>The list of all, for who must name what it may report. Written by eng/findings.cs.</content>
    public static partial class FindingKinds
    {
        /// <summary>Every kind of finding, by id.</summary>
        /// <remarks>Made on demand: static fields of a partial class are set in no order that could be relied on.</remarks>
        public static IReadOnlyList<FindingKind> All =>
        [

    """);
foreach ((string field, _) in kinds)
    all.Append("        ").Append(field).Append(",\n");
Write("src/Policy/Findings/FindingKinds.All.cs", all.Append("    ];\n}\n").ToString());

HashSet<string> shipped = [.. File.ReadLines(Path.Combine(root, "src/Generator/AnalyzerReleases.Shipped.md"))
    .Where(line => line.StartsWith("SECC", StringComparison.Ordinal)).Select(line => line.Split('|')[0].Trim())];
var unshipped = new StringBuilder("""
    ; Unshipped analyzer release. Written by eng/findings.cs.

    ### New Rules

    Rule ID | Category | Severity | Notes
    --------|----------|----------|-------

    """);
foreach ((_, FindingKind kind) in kinds.Where(one => !shipped.Contains(one.Kind.Id)))
{
    string page = $"https://github.com/seccompsharp/seccompsharp/blob/main/docs/rules/{kind.Id}.md";
    unshipped.Append($"{kind.Id} | Seccomp | {kind.Severity} | {kind.Title}, [documentation]({page})\n");
}

Write("src/Generator/AnalyzerReleases.Unshipped.md", unshipped.ToString());
foreach ((_, FindingKind kind) in kinds.Where(one => !File.Exists(Path.Combine(root, "docs/rules", one.Kind.Id + ".md"))))
    Console.WriteLine($"docs/rules/{kind.Id}.md is missing: {kind.Title}");

void Write(string path, string text) => File.WriteAllText(Path.Combine(root, path), text);
