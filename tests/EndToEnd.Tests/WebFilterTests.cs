using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>
/// What the filter of samples/Web lets nobody do, read from the bytes that the build has put into its binaries: for x64 and
/// arm64, as a native binary and with a JIT.
/// </summary>
[Collection(SampleCollection.Name)]
public sealed class WebFilterTests(SampleBuilds builds)
{
    private const ulong PROT_WRITE = 2;
    private const ulong PROT_EXEC = 4;
    private const ulong CLONE_VM = 0x100;
    private const ulong CLONE_THREAD = 0x1_0000;
    private const ulong CLONE_NEWUSER = 0x1000_0000;

    /// <summary>How a filter answers what no rule mentions.</summary>
    private static readonly SyscallAction[] s_killed = [SyscallAction.KillProcess];

    public static TheoryData<string, bool> Filters => new() { { "x64", false }, { "x64", true }, { "arm64", false }, { "arm64", true } };

    public static TheoryData<string> Targets => new() { "x64", "arm64" };

    [Theory]
    [MemberData(nameof(Filters))]
    public void It_starts_no_program_and_no_process(string target, bool jit)
    {
        EmittedFilter filter = Filter(target, jit);
        AssertKilled(filter, "execve", "execveat", "fork", "vfork");
        AssertAllowed(filter, "clone", CLONE_VM | CLONE_THREAD);
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("clone", 17 /* SIGCHLD: what fork does */));
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("clone", CLONE_VM | CLONE_THREAD | CLONE_NEWUSER));
        Assert.Equal([SyscallAction.Errno(38 /* ENOSYS */)], filter.Answers("clone3"));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void It_reads_writes_and_limits_no_other_process(string target, bool jit)
    {
        EmittedFilter filter = Filter(target, jit);
        AssertKilled(filter, "ptrace", "process_vm_readv", "process_vm_writev", "pidfd_getfd", "kcmp", "process_madvise");
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("prlimit64", 1234));
    }

    /// <summary>Descriptors that are open are written with write(2): pipes, sockets, and files that were open before.</summary>
    [Theory]
    [MemberData(nameof(Filters))]
    public void It_opens_no_file_for_writing_and_makes_none(string target, bool jit)
    {
        EmittedFilter filter = Filter(target, jit);
        AssertKilled(filter, "creat", "openat2", "open_by_handle_at", "mknod", "mknodat", "mkdir", "mkdirat", "link", "linkat", "symlink", "symlinkat");
        foreach ((string open, int index) in new[] { ("open", 1), ("openat", 2) }.Where(call => filter.Has(call.Item1)))
        {
            SyscallAction refused = jit ? SyscallAction.Errno(13 /* EACCES */) : SyscallAction.KillProcess;
            foreach (ulong flags in OpenFlags(filter.Abi))
            {
                ulong[] arguments = new ulong[index + 1];
                arguments[index] = flags;
                Assert.Equal(WritesOrMakes(filter.Abi, flags) ? refused : SyscallAction.Allow, filter.Answer(open, arguments));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void It_changes_no_file_by_name(string target, bool jit)
    {
        EmittedFilter filter = Filter(target, jit);
        AssertKilled(
            filter,
            "truncate", "rename", "renameat", "renameat2", "rmdir", "chmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchownat",
            "utime", "utimes", "futimesat", "utimensat", "setxattr", "lsetxattr", "setxattrat", "removexattr", "lremovexattr", "removexattrat",
            "mount", "umount2", "move_mount", "mount_setattr", "pivot_root", "chroot", "swapon", "acct", "quotactl");

        // The runtime tries to remove its diagnostics sockets when it ends.
        Assert.All(
            new[] { "unlink", "unlinkat" }.Where(filter.Has),
            unlink => Assert.Equal([SyscallAction.Errno(1 /* EPERM */)], filter.Answers(unlink)));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void It_changes_no_open_file_but_by_writing(string target, bool jit)
    {
        EmittedFilter filter = Filter(target, jit);
        AssertKilled(
            filter,
            "fallocate", "copy_file_range", "splice", "tee", "vmsplice", "pwrite64", "pwritev", "pwritev2", "fchmod", "fchown", "fsetxattr", "fremovexattr");

        // CoreCLR sizes the memory file through which it writes code; sizing takes a descriptor that is open for writing.
        if (!jit)
            AssertKilled(filter, "ftruncate", "memfd_create");
    }

    /// <summary>What would go round a filter: calls that are made by others, in rings, and of other kinds.</summary>
    [Theory]
    [MemberData(nameof(Filters))]
    public void It_leaves_no_way_round(string target, bool jit)
    {
        EmittedFilter filter = Filter(target, jit);
        AssertKilled(
            filter,
            "io_uring_setup", "io_uring_enter", "io_uring_register", "io_setup", "io_submit", "bpf", "userfaultfd", "seccomp", "personality",
            "unshare", "setns", "init_module", "finit_module", "kexec_load", "keyctl", "perf_event_open");
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void As_a_native_binary_it_makes_no_memory_executable(string target)
    {
        EmittedFilter filter = Filter(target, jit: false);
        AssertKilled(filter, "pkey_mprotect", "remap_file_pages", "shmat", "uselib", "modify_ldt");
        foreach (string call in new[] { "mmap", "mprotect" })
        {
            for (int bit = 0; bit < 64; bit++)
            {
                // The kernel takes an unsigned long and looks at the bits it knows: one more must not hide PROT_EXEC.
                ulong more = 1UL << bit;
                Assert.Equal(SyscallAction.KillProcess, filter.Answer(call, 0x1000, 4096, PROT_EXEC | more, 0x22));
                if (more != PROT_EXEC)
                    AssertAllowed(filter, call, 0x1000, 4096, PROT_WRITE | more, 0x22);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void It_makes_sockets_for_TCP_only_and_connects_none(string target, bool jit)
    {
        EmittedFilter filter = Filter(target, jit);
        AssertAllowed(filter, "socket", 2 /* AF_INET */, 1 /* SOCK_STREAM */);
        AssertAllowed(filter, "socket", 10 /* AF_INET6 */, 1, 6 /* IPPROTO_TCP */);
        Assert.Equal(SyscallAction.Errno(13 /* EACCES */), filter.Answer("socket", 10, 2 /* SOCK_DGRAM */));
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("socket", 2, 1, 262 /* IPPROTO_MPTCP */));
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("socket", 2, 3 /* SOCK_RAW */));
        Assert.Equal(SyscallAction.Errno(97 /* EAFNOSUPPORT */), filter.Answer("socket", 1 /* AF_UNIX */, 1));
        Assert.Equal(SyscallAction.Errno(97), filter.Answer("socket", 17 /* AF_PACKET */, 3));
        AssertKilled(filter, "socketpair", "connect");
        AssertAllowed(filter, "sendto", 5, 0x1000, 1, 0x4000 /* MSG_NOSIGNAL */, 0, 0);
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("sendto", 5, 0x1000, 1, 0x4000, 0x1000, 16));
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("sendmsg", 5, 0x1000, 0x2000_0000 /* MSG_FASTOPEN */));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void It_signals_nobody_else(string target, bool jit)
    {
        EmittedFilter filter = Filter(target, jit);
        AssertKilled(filter, "tkill", "rt_sigqueueinfo", "pidfd_open", "pidfd_send_signal");
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("kill", 1234, 15));
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("tgkill", 1234, 1234, 6));
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("rt_tgsigqueueinfo", 1234, 1234, 34));
        AssertAllowed(filter, "fcntl", 5, 4 /* F_SETFL */, 0x802 /* O_NONBLOCK | O_RDWR */);
        Assert.Equal(SyscallAction.KillProcess, filter.Answer("fcntl", 5, 4, 0x2000 /* O_ASYNC */));
        foreach (ulong command in new ulong[] { 8 /* F_SETOWN */, 10 /* F_SETSIG */, 15 /* F_SETOWN_EX */, 1024 /* F_SETLEASE */, 1026 /* F_NOTIFY */ })
            Assert.Equal(SyscallAction.KillProcess, filter.Answer("fcntl", 5, command, 9));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void It_sets_no_option_of_a_socket_that_reaches_further(string target, bool jit)
    {
        EmittedFilter filter = Filter(target, jit);
        AssertAllowed(filter, "setsockopt", 5, 6, 1 /* TCP_NODELAY */);
        foreach ((ulong level, ulong name) in new[] { (1UL, 26UL /* SO_ATTACH_FILTER */), (1UL, 36UL /* SO_MARK */), (1UL, 25UL /* SO_BINDTODEVICE */), (6UL, 19UL /* TCP_REPAIR */), (6UL, 13UL /* TCP_CONGESTION */) })
            Assert.Equal(SyscallAction.KillProcess, filter.Answer("setsockopt", 5, level, name));
    }

    [Fact]
    public void The_native_binary_carries_the_very_bytes_that_were_asked()
    {
        byte[] binary = File.ReadAllBytes(Path.Combine(builds.Folder("Web", aot: true), "Web"));
        Assert.NotEqual(-1, binary.AsSpan().IndexOf(Filter("x64", jit: false).Bytes));
    }

    private EmittedFilter Filter(string target, bool jit) =>
        EmittedFilter.Read(Path.Combine(builds.Folder("Web", aot: false), "Web.dll"), Target.Find(target)!, jit);

    /// <summary>Calls that the ABI lacks cannot be made.</summary>
    private static void AssertKilled(EmittedFilter filter, params string[] syscalls) =>
        Assert.All(syscalls.Where(filter.Has), syscall => Assert.Equal(s_killed, filter.Answers(syscall)));

    private static void AssertAllowed(EmittedFilter filter, string syscall, params ulong[] arguments) =>
        Assert.Equal(SyscallAction.Allow, filter.Answer(syscall, arguments));

    /// <summary>O_TMPFILE makes a file as well, and the kernel takes it together with write access only.</summary>
    private static bool WritesOrMakes(Abi abi, ulong flags) =>
        (flags & (Constant(abi, "O_ACCMODE") | Constant(abi, "O_CREAT") | Constant(abi, "O_TRUNC"))) != 0;

    /// <summary>Every way to write, create or truncate, by itself and with each other bit of the 32 that the kernel has.</summary>
    private static IEnumerable<ulong> OpenFlags(Abi abi) =>
        from access in new ulong[] { 0, 1, 2, 3 }
        from create in new ulong[] { 0, Constant(abi, "O_CREAT") }
        from truncate in new ulong[] { 0, Constant(abi, "O_TRUNC") }
        from bit in Enumerable.Range(0, 32)
        select access | create | truncate | (1UL << bit);

    private static ulong Constant(Abi abi, string name) => Constants.TryGet(abi, name, out ulong value) ? value : throw new ArgumentException(name);
}
