using System.Collections.Generic;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>Profiles that are not written as runtimes read them.</summary>
internal static class ShapeTraps
{
    private const string Rules = "\"syscalls\": [{\"names\": [\"reboot\"], \"action\": \"SCMP_ACT_ERRNO\"}]";

    public static IEnumerable<Trap> All =>
    [
        new("action of systemd", "runtimes know SCMP_ACT_ names only", $$"""{"defaultAction": "[|SECC0020:allow|]", {{Rules}}}"""),
        new("letter of an action", "names are compared letter by letter", $$"""{"defaultAction": "[|SECC0020:SCMP_ACT_Allow|]", {{Rules}}}"""),
        new("invented action", "there is no SCMP_ACT_DENY", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot"], "action": "[|SECC0020:SCMP_ACT_DENY|]"}]}"""),
        new("architecture of a package manager", "amd64 is no SCMP_ARCH_ name", $$"""{"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["[|SECC0022:amd64|]"], {{Rules}}}"""),
        new("architecture of uname", "aarch64 is no SCMP_ARCH_ name", $$"""{"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86_64", "[|SECC0022:aarch64|]"], {{Rules}}}"""),
        new("profile for others", "on this machine the program would have no filter", $$"""{"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["[|SECC0067:SCMP_ARCH_RISCV64|]"], {{Rules}}}"""),
        new("name of a function", "libc's fopen is no syscall", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot", "[|SECC0101:fopen|]"], "action": "SCMP_ACT_ERRNO"}]}"""),
        new("letters swapped", "a name that no kernel knows denies nothing", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["[|SECC0101:rebbot|]"], "action": "SCMP_ACT_ERRNO"}]}"""),
        new("macro of a header", "__NR_reboot is the number's name", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["[|SECC0101:__NR_reboot|]"], "action": "SCMP_ACT_ERRNO"}]}"""),
        new("operator of a language", "there is no ==", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 0, "value": 8, "op": "[|SECC0021:==|]"}]}]}"""),
        new("number as a text", "runtimes refuse it", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 0, "value": [|SECC0013:"8"|], "op": "SCMP_CMP_EQ"}]}]}"""),
        new("errno by name", "errnoRet is a number", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot"], "action": "SCMP_ACT_ERRNO", "errnoRet": [|SECC0013:"EPERM"|]}]}"""),
        new("one name without a list", "names is a list", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": [|SECC0013:"reboot"|], "action": "SCMP_ACT_ERRNO"}]}"""),
        new("rules by name", "syscalls is a list of rules", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [|SECC0013:{"reboot": "SCMP_ACT_ERRNO"}|]}"""),
        new("index past the last argument", "a call has six", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": [|SECC0014:6|], "value": 8, "op": "SCMP_CMP_EQ"}]}]}"""),
        new("rule without an action", "old notes on Docker leave it out", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [[|SECC0015:{|]"names": ["reboot"]}]}"""),
        new("no default", "no runtime starts it", $$"""[|SECC0015:{|]{{Rules}}}"""),
        new("rule about nothing", "it has no effect", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot"], "action": "SCMP_ACT_ERRNO"}, {"names": [|SECC0040:[]|], "action": "SCMP_ACT_ERRNO"}]}"""),
        new("name and names", "runtimes refuse both", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"name": "[|SECC0042:swapon|]", "names": ["reboot"], "action": "SCMP_ACT_ERRNO"}]}"""),
        new("list given twice", "only the last one counts", $$"""{"defaultAction": "SCMP_ACT_ALLOW", {{Rules}}, "[|SECC0010:syscalls|]": [{"names": ["swapon"], "action": "SCMP_ACT_ERRNO"}]}"""),
        new("capability without its beginning", "a rule for a capability that nobody has never counts", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot"], "action": "SCMP_ACT_ERRNO", "excludes": {"caps": ["[|SECC0028:SYS_BOOT|]"]}}]}"""),
        new("kernel version in words", "minKernel is 4.8 or the like", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot"], "action": "SCMP_ACT_ERRNO", "includes": {"minKernel": "[|SECC0030:v4.8|]"}}]}"""),
        new("architectures and archMap", "runtimes refuse both", $$"""{"defaultAction": "SCMP_ACT_ALLOW", "architectures": ["SCMP_ARCH_X86_64"], "[|SECC0060:archMap|]": [{"architecture": "SCMP_ARCH_X86_64"}], {{Rules}}}"""),
        new("remark of a programmer", "JSON has none", $$"""{[|SECC0003:// what may be called|]{{"\n"}}"defaultAction": "SCMP_ACT_ALLOW", {{Rules}}}"""),
        new("comma at the end", "JSON allows none", """{"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["reboot"[|SECC0004:,|]], "action": "SCMP_ACT_ERRNO"}]}"""),
        new("flag of the kernel", "runtimes know the long name", $$"""{"defaultAction": "SCMP_ACT_ALLOW", "flags": ["[|SECC0023:LOG|]"], {{Rules}}}"""),
        new("nothing", "there is no policy in the file", """[|SECC0016:{|]}"""),
    ];
}
