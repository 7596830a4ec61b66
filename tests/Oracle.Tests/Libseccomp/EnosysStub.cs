using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Oracle.Tests.Libseccomp;

/// <summary>
/// What runc puts before libseccomp's program (libcontainer/seccomp/patchbpf/enosys_linux.go): numbers above the
/// highest that the profile names fail with ENOSYS, a constant of the C that runc was built from for its machine.
/// </summary>
internal sealed class EnosysStub
{
    private const uint Errno = 0x0005_0000;

    private readonly Dictionary<Abi, uint> _last = [];

    public EnosysStub(SeccompSpec spec, IEnumerable<Abi> abis)
    {
        if (spec.DefaultAction is "SCMP_ACT_ALLOW" or "SCMP_ACT_LOG" or "SCMP_ACT_TRACE")
            return;
        foreach (Abi abi in abis)
        {
            int last = spec.Rules.SelectMany(rule => rule.Names).Select(name => LibseccompFilter.Resolve(abi, name))
                .Append(0).Max();
            if (last > 0)
                _last.Add(abi, (uint)last);
        }
    }

    /// <summary>The stub's verdict, or null when it leaves the call to the filter.</summary>
    public uint? Answer(SeccompData data)
    {
        foreach ((Abi abi, uint last) in _last)
        {
            if (abi.AuditArch != data.Arch)
                continue;
            bool hasX32Bit = (data.Nr & Abi.X32Bit) != 0;
            if ((abi == Abi.X86_64 && hasX32Bit) || (abi == Abi.X32 && !hasX32Bit))
                continue;
            if (data.Nr > last || (data.Nr == 0 && (abi == Abi.S390x || abi == Abi.S390)))
                return Errno | abi.Enosys;
        }

        return null;
    }
}
