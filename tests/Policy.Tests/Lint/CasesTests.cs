using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Tests.Profiles;
using SeccompSharp.Tables;
using Xunit;

namespace SeccompSharp.Policies.Tests.Lint;

/// <summary>Small profiles that a reviewer would stop, kept beside the repository.</summary>
public sealed class CasesTests
{
    private static string? Folder { get; } =
        Path.GetFullPath(Path.Combine(Repository.Find().Root, "..", "shared", "cases")) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>A theory that reads them.</summary>
    private sealed class CaseTheoryAttribute : TheoryAttribute
    {
        public CaseTheoryAttribute() => Skip = Folder is null ? "../shared/cases is missing" : null;
    }

    [CaseTheory]
    [InlineData("deny-open-only", "SECC0402", "open")]
    [InlineData("masked-eq-forgotten-value", "SECC0430", "{")]
    [InlineData("kill-is-thread", "SECC0410", "SCMP_ACT_KILL")]
    [InlineData("clone3-eperm", "SECC0419", "SCMP_ACT_ERRNO")]
    [InlineData("errno-zero", "SECC0414", "0")]
    [InlineData("contradiction", "SECC0423", "mkdir")]
    [InlineData("dangerous-allow", "SECC0445", "ptrace")]
    [InlineData("dangerous-allow", "SECC0445", "bpf")]
    [InlineData("dangerous-allow", "SECC0445", "kexec_load")]
    [InlineData("dangerous-allow", "SECC0445", "init_module")]
    [InlineData("notify-write", "SECC0415", "write")]
    [InlineData("notify-default", "SECC0415", "SCMP_ACT_NOTIFY")]
    [InlineData("foreign-architectures", "SECC0067", "SCMP_ARCH_LOONGARCH64")]
    [InlineData("value-as-string", "SECC0013", "\"0x7e020000\"")]
    public void A_reviewer_is_not_needed(string file, string id, string at)
    {
        (string text, List<Finding> findings) = Check(file, new ProfileOptions());
        Assert.Contains(findings, finding => finding.Kind.Id == id && text[finding.Place.Range.Start..].StartsWith(at, StringComparison.Ordinal));
    }

    [CaseTheory]
    [InlineData("clone3-eperm")]
    public void What_runc_saves_by_chance_is_a_warning_under_crun(string file) =>
        Assert.Contains(Check(file, ProfileOptions.OfRuntime(Compat.Crun)).Findings, finding => finding.Kind == FindingKinds.FallbackCutOff);

    [CaseTheory]
    [InlineData("value-as-string")]
    public void What_follows_from_a_value_that_was_not_read_is_no_news(string file) =>
        Assert.All(Check(file, new ProfileOptions()).Findings, finding => Assert.Equal("SECC0013", finding.Kind.Id));

    private static (string Text, List<Finding> Findings) Check(string file, ProfileOptions options)
    {
        string path = Path.Combine(Folder!, file + ".json");
        string text = File.ReadAllText(path);
        return (text, [.. ProfileTexts.AllFindings(text, options)]);
    }
}
