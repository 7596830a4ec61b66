using SeccompSharp;

/// <summary>While the host starts: makes the folder, opens the results, and may restrict itself further.</summary>
[SeccompFilter(SeccompAction.KillProcess, Report = true)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Console, SeccompGroup.FilesWrite, SeccompGroup.Seccomp)]
internal static partial class Starting;

/// <summary>From the first job on: reads files, and writes to what is open. Nothing is made, renamed or removed any more.</summary>
[SeccompAfter(typeof(Starting))]
[SeccompFilter(SeccompAction.KillProcess, Report = true)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Console, SeccompGroup.FilesRead)]
[SeccompAllow("pwrite64")]
internal static partial class Working;
