using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;

namespace SeccompSharp;

/// <summary>What generated code says when a filter only logs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LogOnlyFilter
{
    private static readonly HashSet<string> s_announced = [];

    /// <summary>Writes a line on standard error, once for each policy: a program must not run unrestricted unnoticed.</summary>
    /// <param name="policy">The name of its class.</param>
    /// <param name="filter">The filter, which is given back.</param>
    public static ReadOnlySpan<SockFilter> Announce(string policy, ReadOnlySpan<SockFilter> filter)
    {
        lock (s_announced)
        {
            if (s_announced.Add(policy))
                Write($"seccomp: '{policy}' only logs (SeccompMode=Log): its default action denies nothing");
        }

        return filter;
    }

    private static void Write(string line)
    {
        try
        {
            Console.Error.WriteLine(line);
        }
        catch (IOException)
        {
            // Nobody reads standard error.
        }
    }
}
