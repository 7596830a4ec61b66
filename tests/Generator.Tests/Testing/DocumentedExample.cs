using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>A block of C# in the documentation.</summary>
/// <param name="Text">The lines between the fences.</param>
/// <param name="Label">What the paragraph before it begins with: <c>Wrong</c>, <c>Right</c>; else empty.</param>
internal sealed partial record DocumentedExample(string Text, string Label)
{
    private const string AboutEssentials = "SECC0401";

    private const string Essentials = "[SeccompAllow(\"exit\", \"exit_group\", \"rt_sigreturn\", \"restart_syscall\")]";

    /// <summary>The findings that comments in the block announce, as <c>// SECC0401</c>.</summary>
    public IEnumerable<string> Announced => Id().Matches(Text).Select(match => match.Value);

    /// <summary>
    /// The block as a project. Attributes that stand before no class are examples of one line each: each gets a class, and
    /// one that allows also what no allowlist should lack, unless that is what the example is about.
    /// </summary>
    public TestProject ProjectOn(string subject) => Text.Contains(" class ")
        ? IsProgram(Text) ? TestProject.Of(Whole(Text)).ThatMustInstall : TestProject.Of(Whole(Text))
        : TestProject.Of(Whole(string.Join("\n", Text.Split('\n').Where(line => line.StartsWith('[')).Select((line, index) =>
            $"{line}\n{(line.Contains("SeccompAllow") && !line.Contains(AboutEssentials) && subject != AboutEssentials ? Essentials : "")} static partial class Line{index};"))));

    /// <summary>The blocks of a page below docs.</summary>
    public static IReadOnlyList<DocumentedExample> In(string page) =>
    [
        .. Block().Matches(File.ReadAllText(Path.Combine(Root(), page)))
            .Select(match => new DocumentedExample(match.Groups["text"].Value, match.Groups["label"].Value)),
    ];

    /// <summary>The pages with such blocks, by their paths in the repository.</summary>
    public static IEnumerable<string> Pages(string directory) => Directory.EnumerateFiles(Path.Combine(Root(), directory), "*.md")
        .Select(path => Path.GetRelativePath(Root(), path)).Where(page => In(page).Count > 0).Order(System.StringComparer.Ordinal);

    /// <summary>Whether an example has statements, and is not only a class of a program that it leaves out.</summary>
    private static bool IsProgram(string text) =>
        text.Split('\n').Any(line => line.EndsWith(");") && !line.StartsWith('[') && !line.StartsWith("//"));

    private static string Whole(string text)
    {
        string usings = "using System;\nusing SeccompSharp;\n";
        return usings + (IsProgram(text) ? "" : "Console.WriteLine();\n")
            + string.Join('\n', text.Replace("using SeccompSharp;\n", "").Split('\n').Where(line => !line.StartsWith("#:")));
    }

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [GeneratedRegex("""(^(?<label>Wrong|Right)[^\n]*:\n\n)?^```csharp\n(?<text>.*?)\n```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"SECC\d{4}")]
    private static partial Regex Id();
}
