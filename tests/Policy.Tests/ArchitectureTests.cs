using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SeccompSharp.Tables;
using Xunit;

namespace SeccompSharp.Policies.Tests;

/// <summary>The folders of src/Policy are the pipeline of docs/architecture.md: each knows only those before it.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] s_folders =
    [
        "Primitives", "Syscalls", "Model", "Findings", "Json", "Conditions", "Groups", "Profiles", "Binding", "Bpf", "Compilation",
        "Diagrams", "Proof", "Lint", "LockFiles", "Stages", "Export", "Mending",
    ];

    private static string Root => Path.Combine(Repository.Find().Root, "src", "Policy");

    [Fact]
    public void Every_folder_has_its_place() => Assert.Equal(
        s_folders.Order(), Directory.GetDirectories(Root)
            .Where(folder => Directory.EnumerateFiles(folder, "*.cs").Concat(Directory.EnumerateDirectories(folder)).Any())
            .Select(folder => Path.GetFileName(folder)!).Except(["bin", "obj"]).Order());

    [Fact]
    public void Arrows_go_up_only()
    {
        List<string> wrong = [];
        foreach ((string file, string folder, string used) in Uses())
        {
            if (Array.IndexOf(s_folders, used) > Array.IndexOf(s_folders, folder))
                wrong.Add($"{file}: {folder} uses {used}");
        }

        Assert.Empty(wrong);
    }

    /// <summary>What both got wrong in the same way, the proof could not see.</summary>
    [Fact]
    public void The_proof_shares_nothing_with_the_compiler() => Assert.DoesNotContain(
        Uses(), use => use.Folder is "Diagrams" or "Proof" && use.Used is "Compilation");

    [Fact]
    public void Nothing_below_knows_the_whole_way() => Assert.DoesNotContain(
        Files().Select(file => File.ReadAllText(file.Path)), text => RootType().IsMatch(text));

    private static IEnumerable<(string File, string Folder, string Used)> Uses() => Files().SelectMany(file =>
        Use().Matches(File.ReadAllText(file.Path)).Select(use => (file.Path, file.Folder, use.Groups[1].Value)));

    private static IEnumerable<(string Path, string Folder)> Files() => s_folders.SelectMany(folder =>
        Directory.GetFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories).Select(path => (path, folder)));

    [GeneratedRegex(@"\bSeccompSharp\.Policies\.(\w+)(?=[.;])")]
    private static partial Regex Use();

    [GeneratedRegex(@"(?<!cref="")\b(?:FilterBuilder|FilterCache|BuiltFilter|FilterBuildResult)\b(?!"")")]
    private static partial Regex RootType();
}
