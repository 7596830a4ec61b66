namespace SeccompSharp.Groups.Probe;

// One filter for each area: the core, the group of the area, and nothing else. Everything else ends the process.

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet)]
internal static partial class CoreSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Console)]
internal static partial class ConsoleSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.FilesRead)]
internal static partial class FilesReadSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.FilesWrite)]
internal static partial class FilesWriteSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.FileWatch)]
internal static partial class FileWatchSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.NetworkClient)]
internal static partial class NetworkClientSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.NetworkServer)]
internal static partial class NetworkServerSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.NetworkListen)]
internal static partial class NetworkListenSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.NetworkInterfaces)]
internal static partial class NetworkInterfacesSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Dns)]
internal static partial class DnsSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Tls)]
internal static partial class TlsSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Process)]
internal static partial class ProcessSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.ProcessInfo)]
internal static partial class ProcessInfoSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Timezone)]
internal static partial class TimezoneSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Globalization)]
internal static partial class GlobalizationSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Environment)]
internal static partial class EnvironmentSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.NamedMutex)]
internal static partial class NamedMutexSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Pipes)]
internal static partial class PipesSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.PosixSignals)]
internal static partial class PosixSignalsSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Diagnostics)]
internal static partial class DiagnosticsSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Kestrel)]
internal static partial class KestrelSandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.ExecutableMemory)]
internal static partial class ExecutableMemorySandbox;

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Seccomp)]
internal static partial class SeccompSandbox;
