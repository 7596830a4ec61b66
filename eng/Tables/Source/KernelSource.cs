using System;
using System.IO;
using System.Linq;

namespace SeccompSharp.Tables.Source;

/// <summary>The parts of the kernel's source that define its system calls.</summary>
public sealed record KernelSource(string Root)
{
    public SyscallTables Tables => new(Root);

    /// <summary>The file that lists the calls a configuration may leave out.</summary>
    public string SysNi => Path.Combine(Root, "kernel", "sys_ni.c");

    /// <summary>Downloads Debian's source package of a version and unpacks what is read of it, unless that is done already.</summary>
    public static KernelSource Unpack(Debian debian, Version linux)
    {
        string name = $"linux-source-{linux.Major}.{linux.Minor}";
        string package = debian.Unpack(name);
        string target = Path.Combine(package, name);
        if (!Directory.Exists(target))
        {
            string partial = Directory.CreateDirectory(Path.Combine(package, "partial")).FullName;
            Command.Run(
                "tar",
                "-C", partial, "-xf", Path.Combine(package, "usr", "src", name + ".tar.xz"), "--wildcards",
                name + "/*.c", name + "/*.tbl", name + "/*/Makefile.syscalls");
            Directory.Move(Directory.GetDirectories(partial).Single(), target);
        }

        return new KernelSource(target);
    }
}
