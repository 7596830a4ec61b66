using System.Collections.Generic;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>Rules that do nothing or fight each other, and conditions that ask for something else than is meant.</summary>
internal static class RuleTraps
{
    public static IEnumerable<Trap> All =>
    [
        new("rule equal to the default", "it denies nothing", Rules("SCMP_ACT_ALLOW", """
            {"names": ["reboot"], "action": "SCMP_ACT_ERRNO"}, {"names": ["[|SECC0422:swapon|]"], "action": "SCMP_ACT_ALLOW"}
            """)),
        new("rule given twice", "the second changes nothing", Rules("SCMP_ACT_ALLOW", """
            {"names": ["reboot", "swapon"], "action": "SCMP_ACT_ERRNO"}, {"names": ["[|SECC0422:reboot|]"], "action": "SCMP_ACT_ERRNO"}
            """)),
        new("two unconditional answers", "only the first of them is given", Rules("SCMP_ACT_ALLOW", """
            {"names": ["reboot"], "action": "SCMP_ACT_ERRNO"}, {"names": ["[|SECC0423:reboot|]"], "action": "SCMP_ACT_KILL_PROCESS"}
            """)),
        new("condition under a rule without one", "libseccomp lets the one without decide", Rules("SCMP_ACT_ALLOW", """
            {"names": ["personality"], "action": "SCMP_ACT_ERRNO"},
            {"names": ["[|SECC0423:personality|]"], "action": "SCMP_ACT_KILL_PROCESS", "args": [{"index": 0, "value": 8, "op": "SCMP_CMP_EQ"}]}
            """)),
        new("conditions that overlap", "which answer a call with both gets is nowhere said", Rules("SCMP_ACT_ALLOW", """
            {"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 0, "value": 8, "op": "SCMP_CMP_LE"}]},
            {"names": ["[|SECC0424:personality|]"], "action": "SCMP_ACT_KILL_PROCESS", "args": [{"index": 0, "value": 8, "op": "SCMP_CMP_GE"}]}
            """)),
        new("allow of everything", "the filter does nothing", """
            {"defaultAction": "[|SECC0301:SCMP_ACT_ALLOW|]", "syscalls": [{"names": ["read", "write"], "action": "SCMP_ACT_ALLOW"}]}
            """),
        new("deny of everything", "no call is left, not even the end of the process", """
            {"defaultAction": "[|SECC0302:SCMP_ACT_ERRNO|]", "syscalls": [{"names": ["read"], "action": "SCMP_ACT_KILL_PROCESS"}]}
            """),
        new("mask without a value", "it denies the clones without a namespace", Rules("SCMP_ACT_ALLOW", """
            {"names": ["unshare"], "action": "SCMP_ACT_ERRNO", "args": [[|SECC0430:{"index": 0, "value": 268435456, "op": "SCMP_CMP_MASKED_EQ"}|]]},
            {"names": ["clone", "clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}
            """)),
        new("mask without the cgroup namespace", "a clone that asks for it counts as one that asks for none", Rules("SCMP_ACT_ERRNO", """
            {"names": ["exit", "exit_group", "restart_syscall", "rt_sigreturn"], "action": "SCMP_ACT_ALLOW"},
            {"names": ["[|SECC0431:clone|]"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 2080505856, "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ"}]},
            {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}
            """)),
        new("flags compared as a whole", "with O_CLOEXEC as well the file is opened for writing", Rules("SCMP_ACT_ALLOW", """
            {"names": ["[|SECC0432:openat|]"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 2, "value": 1, "op": "SCMP_CMP_EQ"}]},
            {"names": ["open", "openat2", "creat", "io_uring_setup"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}
            """)),
        new("protection compared as a whole", "with PROT_READ as well the page is executable", Rules("SCMP_ACT_ALLOW", """
            {"names": ["[|SECC0432:mprotect|]"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 2, "value": 4, "op": "SCMP_CMP_EQ"}]},
            {"names": ["pkey_mprotect"], "action": "SCMP_ACT_ERRNO"},
            {"names": ["mmap"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 2, "value": 4, "valueTwo": 4, "op": "SCMP_CMP_MASKED_EQ"}]}
            """)),
        new("number of an ipc call with its version", "the kernel reads only the low 16 bits", Rules("SCMP_ACT_ALLOW", """
            {"names": ["[|SECC0433:ipc|]"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 0, "value": 13, "op": "SCMP_CMP_EQ"}]}
            """, "SCMP_ARCH_X86")) { Target = Target.X86 },
        new("flags of clone3", "they lie in memory, where no filter looks", Rules("SCMP_ACT_ALLOW", """
            {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38, "args": [{"index": [|SECC0215:0|], "value": 268435456, "valueTwo": 268435456, "op": "SCMP_CMP_MASKED_EQ"}]}
            """)),
        new("name of a file", "the filter sees its address", Rules("SCMP_ACT_ALLOW", """
            {"names": ["chroot"], "action": "SCMP_ACT_ERRNO", "args": [{"index": [|SECC0214:0|], "value": 4096, "op": "SCMP_CMP_EQ"}]}
            """)),
        new("argument that the call does not have", "what lies in the register is anything", Rules("SCMP_ACT_ALLOW", """
            {"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": [|SECC0212:3|], "value": 8, "op": "SCMP_CMP_EQ"}]}
            """)),
        new("value of 64 bits for an argument of 32", "no call has it", Rules("SCMP_ACT_ALLOW", """
            {"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 0, "value": [|SECC0220:4294967304|], "op": "SCMP_CMP_EQ"}]},
            {"names": ["reboot"], "action": "SCMP_ACT_ERRNO"}
            """)),
        new("two tests of one argument", "runc takes them for alternatives", Rules("SCMP_ACT_ALLOW", """
            {"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 0, "value": 16, "op": "SCMP_CMP_GE"}, [|SECC0050:{"index": 0, "value": 8, "op": "SCMP_CMP_LE"}|]]}
            """)),
        new("bits that the mask clears", "the test never holds", Rules("SCMP_ACT_ALLOW", """
            {"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 0, "value": 8, "valueTwo": [|SECC0051:12|], "op": "SCMP_CMP_MASKED_EQ"}]}
            """)),
        new("mask of zero", "the test holds for every call", Rules("SCMP_ACT_ALLOW", """
            {"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": 0, "value": [|SECC0052:0|], "valueTwo": 0, "op": "SCMP_CMP_MASKED_EQ"}]}
            """)),
        new("less than zero", "no number is", Rules("SCMP_ACT_ALLOW", """
            {"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": [|SECC0303:0|], "value": 0, "op": "SCMP_CMP_LT"}]}
            """)),
        new("at least zero", "every number is", Rules("SCMP_ACT_ALLOW", """
            {"names": ["personality"], "action": "SCMP_ACT_ERRNO", "args": [{"index": [|SECC0304:0|], "value": 0, "op": "SCMP_CMP_GE"}]}
            """)),
    ];

    private static string Rules(string defaultAction, string rules, string architecture = "SCMP_ARCH_X86_64") => $$"""
        {
          "defaultAction": "{{defaultAction}}",
          "architectures": ["{{architecture}}"],
          "syscalls": [{{rules.Trim()}}]
        }
        """;
}
