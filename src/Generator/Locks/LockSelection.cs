using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.LockFiles;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Locks;

/// <summary>Which AdditionalFile is the lock file of which class.</summary>
/// <remarks>
/// <c>Sandbox.seccomp.lock</c> is that of the class <c>Sandbox</c>, whatever it stands in, and <c>App.Sandbox.seccomp.lock</c>
/// that of <c>My.App.Sandbox</c>: the file's name is the end of the class's, whole words of it. Type parameters are left out.
/// </remarks>
internal static class LockSelection
{
    /// <summary>Whether a file is a lock file: in any case, so that none is overlooked because of it.</summary>
    public static bool IsLock(string path) => path.EndsWith(LockFile.Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Those of the files that lock a class; more than one only if they say it with more or fewer words.</summary>
    public static ImmutableEquatableArray<LockText> Of(HostType host, IEnumerable<LockText> files)
    {
        string name = NameOf(host);
        return files.Where(file => Locks(file.Path, name)).ToImmutableEquatableArray();
    }

    /// <summary>Whether a lock file is one for a class of that name in full.</summary>
    public static bool Locks(string path, string host)
    {
        string file = ProfilePath.NameOf(path);
        string name = file.Substring(0, file.Length - LockFile.Extension.Length);
        return ("." + host).EndsWith("." + name, StringComparison.Ordinal);
    }

    /// <summary>The class's name in full, with dots: <c>My.App.Outer.Sandbox</c>.</summary>
    public static string NameOf(HostType host)
    {
        IEnumerable<string> types = host.Declarations.Select(declaration => declaration.Identifier.TrimStart('@'));
        return string.Join(".", host.Namespace.Length == 0 ? types : types.Prepend(host.Namespace.Replace("@", "")));
    }
}
