using System.Runtime.InteropServices;

namespace SeccompSharp.Kernel.Child;

/// <summary>System call numbers of x86_64, and of the architectures that share asm-generic/unistd.h.</summary>
internal static class Nr
{
    public static readonly long Read = Of(0, 63);
    public static readonly long Write = Of(1, 64);
    public static readonly long Close = Of(3, 57);
    public static readonly long Lseek = Of(8, 62);
    public static readonly long Mmap = Of(9, 222);
    public static readonly long Mprotect = Of(10, 226);
    public static readonly long Ioctl = Of(16, 29);
    public static readonly long Getpid = Of(39, 172);
    public static readonly long Socket = Of(41, 198);
    public static readonly long Sendmsg = Of(46, 211);
    public static readonly long Kill = Of(62, 129);
    public static readonly long Semctl = Of(66, 191);
    public static readonly long Fcntl = Of(72, 25);
    public static readonly long Getuid = Of(102, 174);
    public static readonly long Getgid = Of(104, 176);
    public static readonly long Geteuid = Of(107, 175);
    public static readonly long Getegid = Of(108, 177);
    public static readonly long Getppid = Of(110, 173);
    public static readonly long Getpgid = Of(121, 155);
    public static readonly long Getsid = Of(124, 156);
    public static readonly long Gettid = Of(186, 178);
    public static readonly long Capset = Of(126, 91);
    public static readonly long Prctl = Of(157, 167);
    public static readonly long Tgkill = Of(234, 131);
    public static readonly long Keyctl = Of(250, 219);
    public static readonly long Openat = Of(257, 56);
    public static readonly long Prlimit64 = Of(302, 261);
    public static readonly long Seccomp = Of(317, 277);
    public static readonly long Statx = Of(332, 291);
    public static readonly long PidfdOpen = Of(434, 434);
    public static readonly long Openat2 = Of(437, 437);

    /// <summary>open, which asm-generic leaves out in favour of openat.</summary>
    public const long OpenOnX64 = 2;

    public static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    private static long Of(long x64, long generic) => IsX64 ? x64 : generic;
}
