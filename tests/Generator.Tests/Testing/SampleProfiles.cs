namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>Small profiles.</summary>
internal static class SampleProfiles
{
    /// <summary>Without any finding on x64.</summary>
    public const string DenyMount = """
        {
          "defaultAction": "SCMP_ACT_ALLOW",
          "syscalls": [
            { "names": ["mount"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1 }
          ]
        }
        """;
}
