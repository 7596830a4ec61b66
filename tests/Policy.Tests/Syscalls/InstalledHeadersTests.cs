using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Syscalls;

/// <summary>The tables against the headers that this machine compiles programs with.</summary>
public sealed partial class InstalledHeadersTests
{
    private const string Directory = "/usr/include/x86_64-linux-gnu/asm/";

    [TheoryWithHeaders]
    [InlineData("x86_64", "unistd_64.h")]
    [InlineData("x86", "unistd_32.h")]
    [InlineData("x32", "unistd_x32.h")]
    public void Every_call_in_the_headers_has_their_number_in_the_table(string abi, string header)
    {
        KeyValuePair<string, uint>[] calls = [.. Call().Matches(File.ReadAllText(Directory + header)).Select(match =>
            KeyValuePair.Create(
                match.Groups["name"].Value,
                uint.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) + (match.Groups["x32"].Success ? Abi.X32Bit : 0)))];

        Assert.NotEmpty(calls);
        Assert.All(calls, call =>
        {
            Assert.True(SyscallTable.TryGetNumber(Abi.Find(abi)!, call.Key, out uint number), call.Key + " is missing");
            Assert.Equal(call.Value, number);
        });
    }

    [GeneratedRegex(@"^#define __NR_(?<name>\w+) \(?(?<x32>__X32_SYSCALL_BIT \+ )?(?<number>\d+)\)?$", RegexOptions.Multiline)]
    private static partial Regex Call();

    private sealed class TheoryWithHeadersAttribute : TheoryAttribute
    {
        public TheoryWithHeadersAttribute()
        {
            if (!File.Exists(Directory + "unistd_64.h"))
                Skip = "needs the kernel's headers for x86_64 (Debian: apt-get install linux-libc-dev)";
        }
    }
}
