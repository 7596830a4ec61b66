using System;

namespace SeccompSharp.Kernel.Child;

/// <summary>What managed code cannot say: x86-64 machine code for Linux.</summary>
internal static unsafe class MachineCode
{
    /// <summary><c>long (int nr, int a, int b, int c)</c>: the call as a 32-bit program makes it.</summary>
    private static ReadOnlySpan<byte> Int80 =>
    [
        0x53,             // push rbx
        0x89, 0xf8,       // mov  eax, edi
        0x89, 0xf3,       // mov  ebx, esi
        0x87, 0xd1,       // xchg ecx, edx
        0xcd, 0x80,       // int  0x80
        0x48, 0x98,       // cdqe
        0x5b,             // pop  rbx
        0xc3,             // ret
    ];

    /// <summary><c>void *(int place[2])</c>: place[1] = gettid(); place[0] = 1; getppid(); place[0] = 2.</summary>
    private static ReadOnlySpan<byte> GetppidThread =>
    [
        0xb8, 0xba, 0x00, 0x00, 0x00,       // mov  eax, 186
        0x0f, 0x05,                         // syscall
        0x89, 0x47, 0x04,                   // mov  [rdi + 4], eax
        0xc7, 0x07, 0x01, 0x00, 0x00, 0x00, // mov  dword [rdi], 1
        0xb8, 0x6e, 0x00, 0x00, 0x00,       // mov  eax, 110
        0x0f, 0x05,                         // syscall
        0xc7, 0x07, 0x02, 0x00, 0x00, 0x00, // mov  dword [rdi], 2
        0x31, 0xc0,                         // xor  eax, eax
        0xc3,                               // ret
    ];

    /// <summary>
    /// <c>void *(int place[2])</c>: place[1] = gettid(); place[0] = prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT), made odd and so
    /// never 0; then it waits until place[0] is not 1, and leaves.
    /// </summary>
    private static ReadOnlySpan<byte> StrictThread =>
    [
        0x48, 0x89, 0xfb,                   // mov  rbx, rdi
        0xb8, 0xba, 0x00, 0x00, 0x00,       // mov  eax, 186
        0x0f, 0x05,                         // syscall
        0x89, 0x43, 0x04,                   // mov  [rbx + 4], eax
        0xb8, 0x9d, 0x00, 0x00, 0x00,       // mov  eax, 157
        0xbf, 0x16, 0x00, 0x00, 0x00,       // mov  edi, 22
        0xbe, 0x01, 0x00, 0x00, 0x00,       // mov  esi, 1
        0x0f, 0x05,                         // syscall
        0x83, 0xe0, 0xfe,                   // and  eax, -2
        0xff, 0xc0,                         // inc  eax
        0x89, 0x03,                         // mov  [rbx], eax
        0xf3, 0x90,                         // pause
        0x83, 0x3b, 0x01,                   // cmp  dword [rbx], 1
        0x74, 0xf9,                         // je   pause
        0xb8, 0x3c, 0x00, 0x00, 0x00,       // mov  eax, 60
        0x31, 0xff,                         // xor  edi, edi
        0x0f, 0x05,                         // syscall
    ];

    /// <summary>Makes system calls of x86 from this 64-bit process. Ready before a filter is installed.</summary>
    public static delegate* unmanaged<int, int, int, int, long> LoadX86Call() =>
        (delegate* unmanaged<int, int, int, int, long>)Native.LoadCode(Int80);

    /// <summary>Starts a thread that enters strict mode and stays until the first of two words of memory is not 1.</summary>
    public static void StartStrictThread(int* place) => Native.StartThread(Native.LoadCode(StrictThread), place);

    /// <summary>Starts a thread that calls getppid, and tells its progress in two words of memory.</summary>
    public static void StartGetppidThread(int* place) => Native.StartThread(Native.LoadCode(GetppidThread), place);
}
