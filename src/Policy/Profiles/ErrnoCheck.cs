using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>What runtimes and libseccomp make of an errno beside an action.</summary>
internal static class ErrnoCheck
{
    /// <summary>libseccomp refuses this errno and those above it (src/system.h, MAX_ERRNO), though the kernel takes it.</summary>
    private const ushort Limit = 4095;

    /// <summary>What the action returns: runtimes and libseccomp keep the low 16 bits.</summary>
    public static ushort Data(ulong errno) => unchecked((ushort)errno);

    /// <summary>Reports an errno, if there is one, that the action does not take.</summary>
    public static void Report(Located<ActionKind> action, Located<ulong>? errno, string key, FindingList findings)
    {
        if (errno is null)
            return;
        if (action.Value is not (ActionKind.Errno or ActionKind.Trace))
            findings.Add(Finding.Of(FindingKinds.ErrnoIgnored, errno.Place, key, OciNames.Actions.NameOf(action.Value)));
        else if (action.Value == ActionKind.Errno && Data(errno.Value) >= Limit)
            findings.Add(Finding.Of(FindingKinds.ErrnoOutOfRange, errno.Place, Numerals.Of(Data(errno.Value))));
        else if (errno.Value > ushort.MaxValue)
            findings.Add(Finding.Of(FindingKinds.ErrnoTruncated, errno.Place, Numerals.Of(errno.Value), Numerals.Of(Data(errno.Value))));
    }
}
