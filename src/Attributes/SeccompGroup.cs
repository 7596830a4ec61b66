// Written by eng/Tables (command "groups") from src/Policy/Groups/Data.

namespace SeccompSharp;

/// <summary>The names of the groups, for completion; a plain string does as well. docs/groups.md has their members.</summary>
public static class SeccompGroup
{
    /// <summary>Console: writing, reading lines and keys, the terminal, terminfo, and the thread that handles signals.</summary>
    public const string Console = "@console";

    /// <summary>Options of the class Socket that only datagrams and multicast need.</summary>
    public const string DatagramOptions = "@datagram-options";

    /// <summary>Flags of descriptors, and duplicates of them: neither signals, nor leases, nor locks.</summary>
    public const string Descriptors = "@descriptors";

    /// <summary>The runtime&apos;s diagnostics port: dotnet-counters, dotnet-trace, dotnet-gcdump. Not dumps of memory, which take ptrace and execve.</summary>
    public const string Diagnostics = "@diagnostics";

    /// <summary>Listing directories and resolving paths.</summary>
    public const string Directories = "@directories";

    /// <summary>Loading a shared library: executable memory from a file only, never writable at once.</summary>
    public const string Dlopen = "@dlopen";

    /// <summary>Dns.* and host names in other APIs, through libc&apos;s getaddrinfo.</summary>
    public const string Dns = "@dns";

    /// <summary>What every .NET process needs after Main has begun: the core for this build, NativeAOT or CoreCLR.</summary>
    public const string DotNet = "@dotnet";

    /// <summary>The core of a NativeAOT process. Maps no executable memory when InvariantGlobalization is on, and otherwise only that of libraries.</summary>
    public const string DotNetAot = "@dotnet-aot";

    /// <summary>The core of a CoreCLR process: the above, loading assemblies, and executable memory for the JIT.</summary>
    public const string DotNetCoreClr = "@dotnet-coreclr";

    /// <summary>Environment.UserName, MachineName, folders, and the like.</summary>
    public const string Environment = "@environment";

    /// <summary>The epoll thread behind asynchronous sockets and pipes.</summary>
    public const string EventLoop = "@event-loop";

    /// <summary>Executable memory of any kind. The JIT needs it; NativeAOT does when delegates are passed to native code (Marshal.GetFunctionPointerForDelegate).</summary>
    public const string ExecutableMemory = "@executable-memory";

    /// <summary>Ending a thread and the process.</summary>
    public const string Exit = "@exit";

    /// <summary>FileSystemWatcher, and configuration that reloads on change.</summary>
    public const string FileWatch = "@file-watch";

    /// <summary>Reading files and directories, their metadata, and mapping them into memory.</summary>
    public const string FilesRead = "@files-read";

    /// <summary>Everything that changes files and directories: create, write, truncate, rename, delete, permissions, links, times.</summary>
    public const string FilesWrite = "@files-write";

    /// <summary>Waiting for and waking other threads.</summary>
    public const string Futex = "@futex";

    /// <summary>Loading ICU when cultures or encodings are first used.</summary>
    public const string Globalization = "@globalization";

    /// <summary>Who and where the process is: identifiers, host and kernel name.</summary>
    public const string Identity = "@identity";

    /// <summary>An ASP.NET Core server: Kestrel, its configuration, logging to the console and its graceful end. It accepts connections and makes none: one that also connects adds @network-client.</summary>
    public const string Kestrel = "@kestrel";

    /// <summary>Memory that is not executable.</summary>
    public const string Memory = "@memory";

    /// <summary>Mutexes with a name: files in /tmp/.dotnet under CoreCLR.</summary>
    public const string NamedMutex = "@named-mutex";

    /// <summary>TCP and UDP over IPv4 and IPv6, the connecting side. Other address families are answered as if the kernel lacked them.</summary>
    public const string NetworkClient = "@network-client";

    /// <summary>NetworkInterface, IPGlobalProperties and NetworkChange: netlink, and ioctl on a socket that is made for it.</summary>
    public const string NetworkInterfaces = "@network-interfaces";

    /// <summary>TCP over IPv4 and IPv6, the listening side only: a server that accepts connections and makes none.</summary>
    public const string NetworkListen = "@network-listen";

    /// <summary>Both of the above.</summary>
    public const string NetworkServer = "@network-server";

    /// <summary>Opening files for reading: neither writing, nor creating, nor truncating.</summary>
    public const string OpenRead = "@open-read";

    /// <summary>Opening files in any way.</summary>
    public const string OpenWrite = "@open-write";

    /// <summary>Anonymous pipes, named pipes and other Unix domain sockets.</summary>
    public const string Pipes = "@pipes";

    /// <summary>Waiting for descriptors.</summary>
    public const string Poll = "@poll";

    /// <summary>PosixSignalRegistration, Console.CancelKeyPress, a graceful end on SIGTERM.</summary>
    public const string PosixSignals = "@posix-signals";

    /// <summary>Process.Start, Kill and WaitForExit. The child inherits the filter: the group has what starting a dynamically linked program and a shell needs.</summary>
    public const string Process = "@process";

    /// <summary>Process.GetProcesses and what can be read about a process.</summary>
    public const string ProcessInfo = "@process-info";

    /// <summary>Counting and choosing processors, memory and limits, for the garbage collector and the thread pool.</summary>
    public const string Processors = "@processors";

    /// <summary>Random numbers of the kernel.</summary>
    public const string Random = "@random";

    /// <summary>Reading from descriptors.</summary>
    public const string Read = "@read";

    /// <summary>Installing another, tighter filter later.</summary>
    public const string Seccomp = "@seccomp";

    /// <summary>Signal handlers, and the signals by which the runtime stops its own threads or aborts.</summary>
    public const string Signals = "@signals";

    /// <summary>Everything on sockets but making, connecting and accepting them.</summary>
    public const string SocketIo = "@socket-io";

    /// <summary>Options of connected and listening sockets.</summary>
    public const string SocketOptions = "@socket-options";

    /// <summary>Metadata of files.</summary>
    public const string Stat = "@stat";

    /// <summary>Asking for and changing the settings of a terminal. Nothing that types into it (TIOCSTI).</summary>
    public const string Terminal = "@terminal";

    /// <summary>Starting, naming and ending threads. clone is for threads only; clone3, whose flags no filter can see, is answered with ENOSYS, and libc falls back to clone.</summary>
    public const string ThreadCreate = "@thread-create";

    /// <summary>Clocks, where the vDSO does not answer, and sleeping.</summary>
    public const string Time = "@time";

    /// <summary>TimeZoneInfo and DateTime.Now: the tzdata files.</summary>
    public const string Timezone = "@timezone";

    /// <summary>SslStream, https, certificates, hashes and random numbers of System.Security.Cryptography: OpenSSL, loaded when first used.</summary>
    public const string Tls = "@tls";

    /// <summary>Writing to descriptors.</summary>
    public const string Write = "@write";
}
