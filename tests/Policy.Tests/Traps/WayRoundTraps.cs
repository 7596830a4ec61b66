using System.Collections.Generic;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>What is denied, and can be had with another call.</summary>
internal static class WayRoundTraps
{
    public static IEnumerable<Trap> All =>
    [
        new("openat alone", "open and openat2 open the same file", Denying("[|SECC0402:openat|]")),
        new("files, but not the ring", "io_uring opens them without a call that a filter sees", Denying("[|SECC0402:open|]\", \"openat\", \"openat2\", \"creat")),
        new("execve alone", "execveat executes the same file", Denying("[|SECC0402:execve|]")),
        new("stat under its first name", "newfstatat and statx tell the same", Denying("[|SECC0402:stat|]")),
        new("lstat and not the rest", "newfstatat with AT_SYMLINK_NOFOLLOW tells the same", Denying("[|SECC0402:lstat|]")),
        new("access under its first name", "faccessat and faccessat2 ask the same", Denying("[|SECC0402:access|]")),
        new("mkdir alone", "mkdirat makes the directory", Denying("[|SECC0402:mkdir|]")),
        new("mknod alone", "mknodat makes the device", Denying("[|SECC0402:mknod|]")),
        new("rmdir alone", "unlinkat with AT_REMOVEDIR removes the directory", Denying("[|SECC0402:rmdir|]")),
        new("unlink alone", "unlinkat removes the file", Denying("[|SECC0402:unlink|]")),
        new("renameat alone", "rename and renameat2 move the file", Denying("[|SECC0402:renameat|]")),
        new("link alone", "linkat makes the link", Denying("[|SECC0402:link|]")),
        new("symlinkat alone", "symlink makes the link", Denying("[|SECC0402:symlinkat|]")),
        new("readlink alone", "readlinkat reads the link", Denying("[|SECC0402:readlink|]")),
        new("chmod alone", "fchmod and fchmodat change the mode", Denying("[|SECC0402:chmod|]")),
        new("fchownat alone", "chown, lchown and fchown change the owner", Denying("[|SECC0402:fchownat|]")),
        new("setxattr alone", "lsetxattr and fsetxattr set the attribute", Denying("[|SECC0402:setxattr|]")),
        new("removexattr alone", "fremovexattr removes the attribute", Denying("[|SECC0402:removexattr|]")),
        new("utimensat alone", "utimes sets the times", Denying("[|SECC0402:utimensat|]")),
        new("truncate alone", "ftruncate cuts the open file", Denying("[|SECC0402:truncate|]")),
        new("kill alone", "tgkill and pidfd_send_signal send the signal", Denying("[|SECC0402:kill|]")),
        new("tkill alone", "tgkill sends the signal", Denying("[|SECC0402:tkill|]")),
        new("ptrace alone", "process_vm_writev writes into the other process", Denying("[|SECC0402:ptrace|]")),
        new("socket alone", "IORING_OP_SOCKET makes the socket", Denying("[|SECC0402:socket|]")),
        new("connect alone", "IORING_OP_CONNECT connects", Denying("[|SECC0402:connect|]")),
        new("accept alone", "accept4, which libc calls, accepts", Denying("[|SECC0402:accept|]")),
        new("fork alone", "libc forks with clone", Denying("[|SECC0402:fork|]")),
        new("clone alone", "clone3 and fork start processes", Denying("[|SECC0402:clone|]")),
        new("unshare alone", "clone makes the namespace together with the child", Denying("[|SECC0402:unshare|]")),
        new("mount alone", "fsopen, fsmount and move_mount mount", Denying("[|SECC0402:mount|]")),
        new("init_module alone", "finit_module loads the module from a file", Denying("[|SECC0402:init_module|]")),
        new("kexec_load alone", "kexec_file_load starts the other kernel", Denying("[|SECC0402:kexec_load|]")),
        new("setuid alone", "setresuid takes the user", Denying("[|SECC0402:setuid|]")),
        new("settimeofday alone", "clock_settime sets the clock", Denying("[|SECC0402:settimeofday|]")),
        new(
            "executable pages by mprotect", "pkey_mprotect makes them executable, and mmap maps new ones",
            DenyingWhen("[|SECC0402:mprotect|]", """{"index": 2, "value": 4, "valueTwo": 4, "op": "SCMP_CMP_MASKED_EQ"}""")),
        new(
            "user namespaces by clone", "unshare makes one, and clone3 keeps its flags where no filter looks",
            DenyingWhen("[|SECC0402:clone|]", """{"index": 0, "value": 268435456, "valueTwo": 268435456, "op": "SCMP_CMP_MASKED_EQ"}""")),
        new(
            "SIGKILL by kill", "tgkill sends it",
            DenyingWhen("[|SECC0402:kill|]", """{"index": 1, "value": 9, "op": "SCMP_CMP_EQ"}""")),
        new(
            "internet sockets", "IORING_OP_SOCKET makes them",
            DenyingWhen("[|SECC0402:socket|]", """{"index": 0, "value": 2, "op": "SCMP_CMP_EQ"}""")),
        new("standard output by write", "writev writes there", DenyingWhen("[|SECC0402:write|]", """{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}""")),
        new("write alone", "writev writes to the same descriptor", Denying("[|SECC0402:write|]")),
        new("readv alone", "read reads from the same descriptor", Denying("[|SECC0402:readv|]")),
        new("recvmsg alone", "recvfrom and recvmmsg receive the same", Denying("[|SECC0402:recvmsg|]")),
        new("sendto alone", "sendmsg sends the same", Denying("[|SECC0402:sendto|]")),
        new("clock_settime with 32 bits", "clock_settime64 sets the clock", Denying("[|SECC0402:clock_settime|]\", \"settimeofday", "SCMP_ARCH_ARM"))
        {
            Target = Target.Arm,
        },
    ];

    private static string Denying(string names, string architecture = "SCMP_ARCH_X86_64") => $$"""
        {
          "defaultAction": "SCMP_ACT_ALLOW",
          "architectures": ["{{architecture}}"],
          "syscalls": [{"names": ["{{names}}"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1}]
        }
        """;

    private static string DenyingWhen(string name, string test) => $$"""
        {
          "defaultAction": "SCMP_ACT_ALLOW",
          "architectures": ["SCMP_ARCH_X86_64"],
          "syscalls": [{"names": ["{{name}}"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "args": [{{test}}]}]
        }
        """;
}
