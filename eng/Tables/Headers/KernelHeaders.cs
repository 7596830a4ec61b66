using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SeccompSharp.Tables.Headers;

/// <summary>The headers of a linux-libc-dev package: what is under its usr/include.</summary>
public sealed record KernelHeaders(string Include)
{
    /// <summary>The version of Linux they were made from.</summary>
    public Version Linux
    {
        get
        {
            string text = File.ReadAllText(Path.Combine(Include, "linux", "version.h"));
            int code = int.Parse(Regex.Match(text, @"LINUX_VERSION_CODE (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
            return new Version(code >> 16, (code >> 8) & 0xff, code & 0xff);
        }
    }

    /// <summary>The ABIs that these headers serve: of a package for one architecture, only its own.</summary>
    public IReadOnlyList<HeaderAbi> Abis => [.. HeaderAbi.All.Where(abi => DirectoryOf(abi) is not null)];

    /// <summary>The directories to look for headers in.</summary>
    public IReadOnlyList<string> SearchPath(HeaderAbi abi) => [Path.Combine(Include, DirectoryOf(abi)!), Include];

    private string? DirectoryOf(HeaderAbi abi) =>
        abi.Directories.FirstOrDefault(directory => File.Exists(Path.Combine(Include, directory, "asm", "unistd.h")));
}
