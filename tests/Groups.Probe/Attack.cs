using System.Runtime.InteropServices;

namespace SeccompSharp.Groups.Probe;

/// <summary>
/// What a taken-over server might do, call by call: makes the named call by its number and says what the kernel answered.
/// Descriptors and memory are made before the filter, so that this call is what the filter judges.
/// </summary>
/// <remarks>Numbers and constants are those of x86-64 (linux/unistd_64.h and the headers that its rows name).</remarks>
internal sealed unsafe partial class Attack
{
    private const int Page = 4096;

    private readonly string _name;
    private readonly int _victim;
    private readonly byte* _memory;
    private readonly byte* _address;
    private readonly byte* _path;
    private readonly long _readEnd;
    private readonly long _writeEnd;
    private readonly long _stream;
    private readonly long _datagram;

    public Attack(string name, int victim, int port)
    {
        _name = name;
        _victim = victim;
        _memory = (byte*)Call(9, 0, 4 * Page, 3, 0x22, -1, 0); // mmap, anonymous
        _address = _memory + Page;
        (_address[0], _address[2], _address[3], _address[4], _address[7]) = (2, (byte)(port >> 8), (byte)port, 127, 1);
        _path = _memory + (2 * Page);
        ReadOnlySpan<byte> path = "/proc/self/mem\0"u8;
        path.CopyTo(new Span<byte>(_path, path.Length));
        int* pipe = (int*)_memory;
        _ = Call(293, (long)pipe, 0); // pipe2
        (_readEnd, _writeEnd) = (pipe[0], pipe[1]);
        _stream = Call(41, 2, 1, 0);   // socket: AF_INET, SOCK_STREAM
        _datagram = Call(41, 2, 2, 0); // socket: AF_INET, SOCK_DGRAM
    }

    /// <returns>What the kernel returned; an errno as a negative number.</returns>
    public long Make() => _name switch
    {
        // Data to the outside.
        "connect" => Call(42, _stream, (long)_address, 16),
        "sendto-udp" => Call(44, _datagram, (long)_memory, 4, 0, (long)_address, 16),
        "sendto-fastopen" => Call(44, _stream, (long)_memory, 4, 0x2000_0000, (long)_address, 16),
        "sendmsg-fastopen" => Call(46, _stream, (long)_memory, 0x2000_0000),
        "sendmmsg-fastopen" => Call(307, _stream, (long)_memory, 1, 0x2000_0000),

        // Other protocols.
        "socket-mptcp" => Call(41, 2, 1, 262),
        "socket-udplite" => Call(41, 2, 2, 136),
        "socket-udp" => Call(41, 2, 2, 17),
        "socket-udp-flags" => Call(41, 2, 2 | 0x80000, 0),
        "socket-raw" => Call(41, 2, 3, 255),
        "socket-packet" => Call(41, 17, 3, 0),
        "socket-unix" => Call(41, 1, 1, 0),
        "socketpair" => Call(53, 1, 1, 0, (long)_memory),

        // Signals to others by a descriptor.
        "fcntl-setown" => Call(72, _readEnd, 8, _victim),
        "fcntl-setown-ex" => Call(72, _readEnd, 15, (long)_memory),
        "fcntl-setsig" => Call(72, _readEnd, 10, 9),
        "fcntl-async" => Call(72, _readEnd, 4, 0x2000),
        "fcntl-all" => KillByDescriptor(),
        "fcntl-lease" => Call(72, _readEnd, 1024, 2),
        "fcntl-notify" => Call(72, Call(257, -100, (long)Directory(), 0x10000, 0), 1026, 8),

        // Signals to others.
        "kill" => Call(62, _victim, 15),
        "kill-group" => Call(62, -_victim, 15),
        "tgkill" => Call(234, _victim, _victim, 6),
        "tgkill-34" => Call(234, _victim, _victim, 34),
        "tkill" => Call(200, _victim, 6),
        "rt_tgsigqueueinfo" => Queue(),
        "rt_sigqueueinfo" => Call(129, _victim, 15, (long)_memory),
        "pidfd_open" => Call(434, _victim, 0),

        // The surface of the kernel.
        "so-attach-filter" => Call(54, _stream, 1, 26, (long)_memory, 16),
        "so-mark" => Call(54, _stream, 1, 36, (long)_memory, 4),
        "so-bindtodevice" => Call(54, _stream, 1, 25, (long)_memory, 4),
        "tcp-repair" => Call(54, _stream, 6, 19, (long)_memory, 4),
        "tcp-congestion" => Call(54, _stream, 6, 13, (long)_memory, 4),
        "tcp-fastopen-connect" => Call(54, _stream, 6, 30, (long)_memory, 4),
        "mbind" => Call(237, (long)_memory, Page, 0, 0, 0, 2),
        "mremap-dontunmap" => Call(25, (long)_memory, Page, Page, 1 | 4, 0),
        "futex-pi" => Call(202, (long)_memory + (3 * Page), 6 | 128, 0, 0, 0, 0),
        "sched-fifo" => Call(144, 0, 1, (long)_memory + (3 * Page)),
        "madvise-poison" => Call(28, (long)_memory, 0, 100),

        // Stopped before as well.
        "open-write" => Call(257, -100, (long)_path, 2, 0),
        "openat2" => Call(437, -100, (long)_path, (long)_memory + (3 * Page), 24),
        "execve" => Call(59, (long)_path, 0, 0),
        "execveat" => Call(322, -100, (long)_path, 0, 0, 0),
        "fork" => Call(56, 0x800 | 17, 0, 0, 0, 0),
        "unshare" => Call(272, 0),
        "ptrace" => Call(101, 3, _victim, 0, 0),
        "process_vm_readv" => Call(310, _victim, 0, 0, 0, 0, 0),
        "personality" => Call(135, 0xffff_ffff),
        "userfaultfd" => Call(323, 1),
        "io_uring_setup" => Call(425, 1, (long)_memory + (3 * Page)),
        "bpf" => Call(321, 0, 0, 0),
        "keyctl" => Call(250, 0, -3, 0),
        "splice" => Call(275, _readEnd, 0, _writeEnd, 0, 0, 0),
        "prctl-dumpable" => Call(157, 4, 1, 0, 0, 0),
        "setrlimit" => Call(302, 0, 7, (long)_memory + (3 * Page), 0),
        "tiocsti" => Call(16, 0, 0x5412, (long)_memory),
        "seccomp" => Call(317, 1, 0, 0),
        "pkey_alloc" => Call(330, 0, 0),
        "mmap-rwx" => Call(9, 0, Page, 7, 0x22, -1, 0),
        "mprotect-rx" => Call(10, (long)_memory, Page, 5),
        "memfd_create" => Call(319, (long)_path, 0),
        _ => throw new ArgumentException(_name),
    };

    private byte* Directory()
    {
        _path[1] = 0;
        return _path;
    }

    private long KillByDescriptor()
    {
        long result = Call(72, _readEnd, 8, _victim) | Call(72, _readEnd, 10, 9) | Call(72, _readEnd, 4, 0x2000);
        return result < 0 ? result : Call(1, _writeEnd, (long)_memory, 1);
    }

    private long Queue()
    {
        int* info = (int*)(_memory + (3 * Page));
        (info[0], info[2]) = (34, -1); // si_signo, si_code: SI_QUEUE
        return Call(297, _victim, _victim, 34, (long)info);
    }

    private static long Call(long number, long first, long second = 0, long third = 0, long fourth = 0, long fifth = 0, long sixth = 0)
    {
        long result = Syscall(number, first, second, third, fourth, fifth, sixth);
        return result == -1 ? -Marshal.GetLastPInvokeError() : result;
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long Syscall(long number, long first, long second, long third, long fourth, long fifth, long sixth);
}
