using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies.Findings;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Why a rule is there, from the attribute to what a person reads of it.</summary>
public sealed class JustificationTests
{
    [Fact]
    public void The_generated_members_say_it()
    {
        Generation generation = Generation.Run(Project("\"attaches to its children\"")).Compiles();
        Assert.Equal(2, generation.Text.Split("/// <remarks>'@exit' and 'ptrace': attaches to its children</remarks>").Length - 1);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"TODO: ask\"")]
    public void What_is_not_written_is_not_said(string text) => Assert.DoesNotContain("'ptrace'", Generation.Run(Project(text)).Compiles().Text);

    [Theory]
    [InlineData("*/ ]]> </remarks> &amp; <!-- \" ' \\")]
    [InlineData("a\n#error broken\r\n} \u0085 \u2028 class X {")]
    [InlineData("\0\u001b[2J\ud800\uffff")]
    public void No_text_breaks_the_documentation(string text)
    {
        Generation generation = Generation.Run(Project(SymbolDisplay.FormatLiteral(text, quote: true))).Compiles();
        ISymbol install = generation.Compilation.GetTypeByMetadataName("Sandbox")!.GetMembers("Install").Single();
        string remark = XElement.Parse(install.GetDocumentationCommentXml()!).Elements("remarks").Single().Value;
        Assert.StartsWith("'@exit' and 'ptrace': ", remark);
        Assert.DoesNotContain(remark, char.IsControl);
    }

    [Fact]
    public async Task Another_reason_is_another_lock()
    {
        Diagnostic empty = Assert.Single(await Analysis.Run(Project("\"a\"").WithFile("Sandbox.seccomp.lock", "")));
        string text = empty.Properties[FindingProperties.RewriteText]!;
        Assert.EndsWith("\n[why]\n@exit, ptrace: a\n", text);
        Assert.Empty(await Analysis.Run(Project("\"a\"").WithFile("Sandbox.seccomp.lock", text)));
        Diagnostic changed = Assert.Single(await Analysis.Run(Project("\"b\"").WithFile("Sandbox.seccomp.lock", text)));
        Assert.Contains("another justification of @exit, ptrace from 'a' to 'b'", changed.GetMessage());
    }

    [Fact]
    public async Task It_answers_the_warning_about_dangerous_calls()
    {
        Assert.Contains(await Analysis.RunAll(Project("null")), found => found is { Id: "SECC0445", Severity: DiagnosticSeverity.Warning });
        Assert.Contains(await Analysis.RunAll(Project("\"TODO\"")), found => found is { Id: "SECC0445", Severity: DiagnosticSeverity.Info });
        Assert.DoesNotContain(await Analysis.RunAll(Project("\"attaches\"")), found => found.Id == "SECC0445");
    }

    private static TestProject Project(string literal) => TestProject.Of($$"""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompFilter(Targets = SeccompTargets.X64)]
        [SeccompAllow("ptrace", "@exit", Justification = {{literal}})]
        [SeccompAllow("rt_sigreturn", "restart_syscall")]
        static partial class Sandbox;
        """);
}
