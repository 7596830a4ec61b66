using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Reports what a dialect ignores or refuses. It looks at every rule, also at those that a target skips.</summary>
internal static class DialectCheck
{
    public static void Report(Profile profile, Dialect dialect, FindingList findings)
    {
        if (dialect == Dialect.Oci && profile.ArchMap.Count > 0)
            Ignored("archMap", dialect, "only the native ABI and 'architectures' are covered", profile.ArchMapPlace, findings);
        else if (profile.ArchMap.Count > 0 && profile.Architectures.Count > 0)
            findings.Add(Finding.Of(FindingKinds.ArchitecturesAndArchMap, profile.ArchMapPlace));
        ReportErrno(profile.DefaultErrnoRet, "defaultErrnoRet", profile.DefaultErrno, "defaultErrno", dialect, findings);
        foreach (ProfileRule rule in profile.Rules)
            ReportRule(rule, dialect, findings);
    }

    private static void ReportRule(ProfileRule rule, Dialect dialect, FindingList findings)
    {
        ReportErrno(rule.ErrnoRet, "errnoRet", rule.Errno, "errno", dialect, findings);
        if (dialect == Dialect.Oci)
        {
            if (rule.Name is not null)
                Ignored("name", dialect, "only 'names' counts", rule.Name.Place, findings);
            if (rule.Includes is not null)
                Ignored("includes", dialect, "the rule always holds", rule.Includes.Place, findings);
            if (rule.Excludes is not null)
                Ignored("excludes", dialect, "the rule always holds", rule.Excludes.Place, findings);
            return;
        }

        if (rule.Name is not null && rule.Names.Count > 0)
            findings.Add(Finding.Of(FindingKinds.NameAndNames, rule.Name.Place, Quotation.Of(rule.Name.Text)));
        if (dialect == Dialect.Podman)
        {
            Located<KernelVersion>?[] versions = [rule.Includes?.MinKernel, rule.Excludes?.MinKernel];
            foreach (Located<KernelVersion> minKernel in versions.OfType<Located<KernelVersion>>())
                Ignored("minKernel", dialect, "the rule does not depend on the kernel", minKernel.Place, findings);
        }
    }

    private static void ReportErrno(
        Located<ulong>? number, string numberKey, Located<ulong>? name, string nameKey, Dialect dialect, FindingList findings)
    {
        if (name is null || (number is not null && ErrnoCheck.Data(number.Value) == ErrnoCheck.Data(name.Value)))
            return;
        if (number is not null)
        {
            string counts = dialect == Dialect.Podman ? nameKey : numberKey;
            findings.Add(Finding.Of(FindingKinds.ErrnoConflict, name.Place, nameKey, numberKey, NameOf(dialect), counts));
        }
        else if (dialect == Dialect.Oci)
            Ignored(nameKey, dialect, $"without '{numberKey}' the call fails with EPERM", name.Place, findings);
    }

    private static void Ignored(string key, Dialect dialect, string consequence, Place place, FindingList findings) =>
        findings.Add(Finding.Of(FindingKinds.IgnoredInDialect, place, key, NameOf(dialect), consequence));

    private static string NameOf(Dialect dialect) => dialect.ToString().ToLowerInvariant();
}
