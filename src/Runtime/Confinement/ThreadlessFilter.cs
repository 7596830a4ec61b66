using System;

namespace SeccompSharp.Confinement;

/// <summary>A filter that refuses to create threads, and nothing else.</summary>
/// <remarks>
/// clone3 has its flags in memory, where no filter looks: it does not exist under this one, and C libraries take clone
/// instead, as they do on kernels before 5.3. EAGAIN is what pthread_create(3) expects when there are too many threads.
/// </remarks>
internal static class ThreadlessFilter
{
    private const ushort Load = 0x20, JumpIfEqual = 0x15, JumpIfAnySet = 0x45, Return = 0x06; // include/uapi/linux/bpf_common.h
    private const uint Number = 0, Architecture = 4, FirstArgument = 16; // struct seccomp_data, little-endian
    private const uint Allow = 0x7fff_0000, Errno = 0x0005_0000, EAGAIN = 11, ENOSYS = 38;
    private const uint CreatesThread = 0x0001_0000; // CLONE_THREAD
    private const uint Clone3 = 435;

    public static ReadOnlySpan<SockFilter> ForThisArchitecture => ChildCalls.IsX64
        ? For(token: 0xc000_003e, clone: 56) // AUDIT_ARCH_X86_64
        : For(token: 0xc000_00b7, clone: 220); // AUDIT_ARCH_AARCH64

    private static SockFilter[] For(uint token, uint clone) =>
    [
        new(Load, 0, 0, Architecture),
        new(JumpIfEqual, 0, 5, token),
        new(Load, 0, 0, Number),
        new(JumpIfEqual, 4, 0, Clone3),
        new(JumpIfEqual, 0, 2, clone),
        new(Load, 0, 0, FirstArgument),
        new(JumpIfAnySet, 2, 0, CreatesThread),
        new(Return, 0, 0, Allow),
        new(Return, 0, 0, Errno | ENOSYS),
        new(Return, 0, 0, Errno | EAGAIN),
    ];
}
