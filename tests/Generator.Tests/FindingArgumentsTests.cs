using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeccompSharp.Policies.Findings;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Every finding is made with as many arguments as its message takes: one too few would be an exception in an analyzer.</summary>
public sealed class FindingArgumentsTests
{
    private static readonly Dictionary<string, FindingKind> s_kinds = typeof(FindingKinds).GetFields()
        .Where(field => field.FieldType == typeof(FindingKind)).ToDictionary(field => field.Name, field => (FindingKind)field.GetValue(null)!);

    [Fact]
    public void Each_call_fills_its_message()
    {
        var checkedKinds = new HashSet<string>();
        List<string> wrong = [];
        foreach (string file in Directory.EnumerateFiles(Sources(), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            foreach (InvocationExpressionSyntax call in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression.ToString() != "Finding.Of" || Kind(call) is not { } kind)
                    continue;
                checkedKinds.Add(kind.Id);
                int given = call.ArgumentList.Arguments.Count - 2;
                if (given != kind.ArgumentCount)
                    wrong.Add($"{Path.GetFileName(file)}: {kind.Id} takes {kind.ArgumentCount} arguments and gets {given}: {call}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(checkedKinds.Count > 80, $"only {checkedKinds.Count} kinds of findings were seen being made");
    }

    private static FindingKind? Kind(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments[0].Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: nameof(FindingKinds) }, Name: var name }
        && s_kinds.TryGetValue(name.Identifier.Text, out FindingKind? kind) ? kind : null;

    private static string Sources()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "generator.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src");
    }
}
