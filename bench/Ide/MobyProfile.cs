using System;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.IdeBench;

/// <summary>Docker's default profile from ../shared/corpus beside the repository; where that is missing, one of its size and shape.</summary>
internal static class MobyProfile
{
    private const int Names = 360;

    public static string Text { get; } = Find() is { } path ? File.ReadAllText(path) : Write();

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "corpus", "oci", "moby+profiles__seccomp_default.json");
            if (File.Exists(path))
                return path;
        }

        return null;
    }

    private static string Write()
    {
        string[] conditional = ["clone", "clone3", "personality", "socket"];
        string names = string.Join(",\n        ", SyscallTable.Of(Abi.X86).Select(call => call.Name).Except(conditional)
            .Order(StringComparer.Ordinal).Take(Names).Select(name => $"\"{name}\""));
        string compared = string.Join(",\n    ", new[]
        {
            ("socket", 38u, "SCMP_CMP_LT"), ("socket", 39u, "SCMP_CMP_EQ"), ("socket", 40u, "SCMP_CMP_GT"),
            ("personality", 0u, "SCMP_CMP_EQ"), ("personality", 8u, "SCMP_CMP_EQ"), ("personality", 131072u, "SCMP_CMP_EQ"),
            ("personality", 131080u, "SCMP_CMP_EQ"), ("personality", uint.MaxValue, "SCMP_CMP_EQ"), ("clone", 2114060288u, "SCMP_CMP_MASKED_EQ"),
        }.Select(rule => $$"""{ "names": ["{{rule.Item1}}"], "action": "SCMP_ACT_ALLOW", "args": [{ "index": 0, "value": {{rule.Item2}}, "op": "{{rule.Item3}}" }] }"""));
        return $$"""
            {
              "defaultAction": "SCMP_ACT_ERRNO",
              "defaultErrnoRet": 1,
              "archMap": [
                { "architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86", "SCMP_ARCH_X32"] },
                { "architecture": "SCMP_ARCH_AARCH64", "subArchitectures": ["SCMP_ARCH_ARM"] }
              ],
              "syscalls": [
                { "names": [
                    {{names}}
                  ], "action": "SCMP_ACT_ALLOW" },
                {{compared}},
                { "names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38 }
              ]
            }
            """;
    }
}
