using System;
using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>A syscall convention: its own numbers, and the AUDIT_ARCH_* token that the kernel shows a filter.</summary>
/// <remarks>
/// The instances are the ones below; compare by reference. Tokens: include/uapi/linux/audit.h. SCMP_ARCH_* names:
/// OCI runtime-spec, config-linux.md. Immutable and thread-safe.
/// </remarks>
public sealed class Abi
{
    /// <summary>What an x32 number has set besides the number itself (__X32_SYSCALL_BIT).</summary>
    public const uint X32Bit = 0x4000_0000;

    /// <summary>64-bit x86.</summary>
    public static readonly Abi X86_64 = new("x86_64", 0xc000_003e, "amd64", registerBits: 64, pointerBits: 64, "x86_64")
    {
        HasX86Jit = true,
    };

    /// <summary>32-bit x86 (i386).</summary>
    public static readonly Abi X86 = new("x86", 0x4000_0003, "x86", registerBits: 32, pointerBits: 32, "x86")
    {
        HasX86Jit = true, HasMultiplexers = true, AlignsPairs = false,
    };

    /// <summary>x86_64 with 32-bit pointers: it shares the token of <see cref="X86_64"/> and sets <see cref="X32Bit"/>.</summary>
    public static readonly Abi X32 = new("x32", 0xc000_003e, "x32", registerBits: 64, pointerBits: 32, "x32")
    {
        HasX86Jit = true, HasAllowCache = false, FirstNumber = X32Bit,
    };

    /// <summary>64-bit ARM.</summary>
    public static readonly Abi AArch64 = new("aarch64", 0xc000_00b7, "arm64", registerBits: 64, pointerBits: 64, "aarch64");

    /// <summary>32-bit ARM, EABI.</summary>
    public static readonly Abi Arm = new("arm", 0x4000_0028, "arm", registerBits: 32, pointerBits: 32, "arm")
    {
        DropsIpcVersion = true,
    };

    /// <summary>64-bit RISC-V.</summary>
    public static readonly Abi RiscV64 = new("riscv64", 0xc000_00f3, "riscv64", registerBits: 64, pointerBits: 64, "riscv64");

    /// <summary>64-bit IBM Z.</summary>
    public static readonly Abi S390x = new("s390x", 0x8000_0016, "s390x", registerBits: 64, pointerBits: 64, "s390x")
    {
        HasMultiplexers = true, HasIndirectNumber = true,
    };

    /// <summary>31-bit IBM Z.</summary>
    public static readonly Abi S390 = new("s390", 0x0000_0016, "s390", registerBits: 32, pointerBits: 32, "s390")
    {
        HasMultiplexers = true, AlignsPairs = false, HasIndirectNumber = true,
    };

    /// <summary>64-bit PowerPC, little-endian.</summary>
    public static readonly Abi Ppc64Le = new("ppc64le", 0xc000_0015, "ppc64le", registerBits: 64, pointerBits: 64, "ppc64")
    {
        HasMultiplexers = true,
    };

    /// <summary>64-bit PowerPC, big-endian.</summary>
    public static readonly Abi Ppc64 = new("ppc64", 0x8000_0015, "ppc64", registerBits: 64, pointerBits: 64, "ppc64")
    {
        HasMultiplexers = true,
    };

    /// <summary>32-bit PowerPC.</summary>
    public static readonly Abi Ppc = new("ppc", 0x0000_0014, "ppc", registerBits: 32, pointerBits: 32, "ppc")
    {
        HasMultiplexers = true,
    };

    /// <summary>64-bit LoongArch.</summary>
    public static readonly Abi LoongArch64 = new("loongarch64", 0xc000_0102, "loongarch64", registerBits: 64, pointerBits: 64, "loongarch64");

    /// <summary>MIPS o32, big-endian.</summary>
    public static readonly Abi Mips = new("mips", 0x0000_0008, "mips", registerBits: 32, pointerBits: 32, "mips")
    {
        Enosys = 89, HasAllowCache = false, RunsDotNet = false, HasMultiplexers = true,
    };

    /// <summary>MIPS o32, little-endian.</summary>
    public static readonly Abi MipsEl = new("mipsel", 0x4000_0008, "mipsel", registerBits: 32, pointerBits: 32, "mips")
    {
        Enosys = 89, HasAllowCache = false, RunsDotNet = false, HasMultiplexers = true,
    };

    /// <summary>MIPS n64, big-endian.</summary>
    public static readonly Abi Mips64 = new("mips64", 0x8000_0008, "mips64", registerBits: 64, pointerBits: 64, "mips64")
    {
        Enosys = 89, HasAllowCache = false, RunsDotNet = false, DropsIpcVersion = true,
    };

    /// <summary>MIPS n64, little-endian.</summary>
    public static readonly Abi MipsEl64 = new("mipsel64", 0xc000_0008, "mipsel64", registerBits: 64, pointerBits: 64, "mips64")
    {
        Enosys = 89, HasAllowCache = false, RunsDotNet = false, DropsIpcVersion = true,
    };

    /// <summary>MIPS n32, big-endian.</summary>
    public static readonly Abi Mips64N32 = new("mips64n32", 0xa000_0008, "mips64n32", registerBits: 64, pointerBits: 32, "mips64n32")
    {
        Enosys = 89, HasAllowCache = false, RunsDotNet = false, DropsIpcVersion = true,
    };

    /// <summary>MIPS n32, little-endian.</summary>
    public static readonly Abi MipsEl64N32 = new("mipsel64n32", 0xe000_0008, "mipsel64n32", registerBits: 64, pointerBits: 32, "mips64n32")
    {
        Enosys = 89, HasAllowCache = false, RunsDotNet = false, DropsIpcVersion = true,
    };

    /// <summary>Every ABI, in the order of this page.</summary>
    public static readonly IReadOnlyList<Abi> All =
    [
        X86_64, X86, X32, AArch64, Arm, RiscV64, S390x, S390, Ppc64Le, Ppc64, Ppc, LoongArch64,
        Mips, MipsEl, Mips64, MipsEl64, Mips64N32, MipsEl64N32,
    ];

    /// <summary>Makes one; what differs from most ABIs is set beside its declaration.</summary>
    private Abi(string name, uint auditArch, string goName, int registerBits, int pointerBits, string table)
    {
        Name = name;
        AuditArch = auditArch;
        GoName = goName;
        RegisterBits = registerBits;
        PointerBits = pointerBits;
        Table = table;
    }

    /// <summary>The name used on the command line and in messages, such as <c>x86_64</c>.</summary>
    public string Name { get; }

    /// <summary>The AUDIT_ARCH_* value in <c>seccomp_data.arch</c>.</summary>
    public uint AuditArch { get; }

    /// <summary>The name in an OCI profile, such as <c>SCMP_ARCH_X86_64</c>.</summary>
    public string ScmpName => "SCMP_ARCH_" + Name.ToUpperInvariant();

    /// <summary>The name in the <c>arches</c> of Docker's includes and excludes, such as <c>amd64</c>.</summary>
    public string GoName { get; }

    /// <summary>How many bits of an argument reach the kernel: 64, or 32 on 32-bit machines. x32 and n32 have 64.</summary>
    public int RegisterBits { get; }

    /// <summary>How wide a pointer and a C long are: 32 for x32 and n32.</summary>
    public int PointerBits { get; }

    /// <summary>The column of the syscall table that holds its numbers; both byte orders share one.</summary>
    public string Table { get; }

    /// <summary>The lowest number: x32's have a bit of their own.</summary>
    public uint FirstNumber { get; private init; }

    /// <summary>What a call that does not exist answers: ENOSYS (asm-generic/errno.h; arch/mips/include/uapi/asm/errno.h).</summary>
    public ushort Enosys { get; private init; } = 38;

    /// <summary>Whether the kernel keeps a bitmap of calls that it need not run a filter for (SECCOMP_ARCH_NATIVE and
    /// SECCOMP_ARCH_COMPAT of asm/seccomp.h): x32 numbers are above it, and mips has none.</summary>
    public bool HasAllowCache { get; private init; } = true;

    /// <summary>Whether sockets and System V IPC are also reached through socketcall(2) and ipc(2), which are in its table.</summary>
    public bool HasMultiplexers { get; private init; }

    /// <summary>Whether a 64-bit argument begins in an even register where registers have 32 bits: arm EABI, ppc and mips
    /// o32 (syscall(2), "Architecture calling conventions"), but neither x86 nor s390.</summary>
    public bool AlignsPairs { get; private init; } = true;

    /// <summary>Whether semctl and its kin take IPC_64 off their command (ipc/util.c, ipc_parse_version; arm's and mips'
    /// sys_old_semctl): tables that still have the calls of Linux 1.x.</summary>
    public bool DropsIpcVersion { get; private init; }

    /// <summary>Whether number 0 stands for a number that does not fit the instruction (svc 0, arch/s390/kernel/entry.S).</summary>
    public bool HasIndirectNumber { get; private init; }

    /// <summary>Whether .NET runs on the architecture, or on one of its kin: groups are defined for these.</summary>
    public bool RunsDotNet { get; private init; } = true;

    /// <summary>Whether filters are compiled by arch/x86/net/bpf_jit_comp.c.</summary>
    public bool HasX86Jit { get; private init; }

    /// <summary>Whether words are stored least significant byte first (__AUDIT_ARCH_LE).</summary>
    public bool IsLittleEndian => (AuditArch & 0x4000_0000) != 0;

    /// <summary>Finds an ABI by <see cref="Name"/>, exactly as spelled there.</summary>
    public static Abi? Find(string name) => All.FirstOrDefault(abi => abi.Name == name);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
