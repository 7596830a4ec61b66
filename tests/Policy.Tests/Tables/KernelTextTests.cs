using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Tables.Headers;
using SeccompSharp.Tables.Source;
using Xunit;

namespace SeccompSharp.Policies.Tests.Tables;

public sealed class KernelTextTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("seccomp-tables-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Macros_and_enumerators_belong_to_the_header_that_brings_them()
    {
        const string Preprocessed = """
            # 1 "<stdin>"
            # 1 "/include/linux/first.h" 1 3
            #define A_MACRO 1
            #define A_GUARD
            # 1 "/include/asm/inner.h" 1 3
            enum { INNER_ONE, INNER_TWO = 5 };
            # 3 "/include/linux/first.h" 2 3
            # 2 "<stdin>" 2
            # 1 "/include/linux/second.h" 1 3
            #define A_MACRO 1
            #define ANOTHER 2
            # 3 "<stdin>" 2
            """;
        IReadOnlyDictionary<string, string> names = HeaderConstants.Names(Preprocessed, ["linux/first.h", "linux/second.h"]);
        Assert.Equal(
            ["ANOTHER linux/second.h", "A_MACRO linux/first.h", "INNER_ONE linux/first.h", "INNER_TWO linux/first.h"],
            names.Select(name => $"{name.Key} {name.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_definition_is_read_over_lines_and_comments_and_an_architectures_own_comes_first()
    {
        Write("fs/read.c", "SYSCALL_DEFINE2(example, unsigned int, fd, /* where */\n\t\tconst char __user *, buf)\n{");
        Write("arch/arm/kernel/example.c", "SYSCALL_DEFINE1(example, int, fd)\n{");
        foreach (string directory in new[] { "block", "drivers/char", "drivers/pci", "io_uring", "ipc", "kernel", "mm", "net", "security" })
            Directory.CreateDirectory(Path.Combine(_root, directory));

        Definitions definitions = Definitions.Read(_root);
        Assert.Equal(
            [new CParameter("unsigned int", "fd"), new CParameter("const char __user *", "buf")],
            Assert.Single(definitions.Of("sys_example", "x86_64")).Parameters);
        Assert.Equal("arch/arm/kernel/example.c", Assert.Single(definitions.Of("sys_example", "arm")).File);
    }

    [Fact]
    public void The_more_special_entry_of_a_kernel_table_holds_and_a_call_without_function_has_none()
    {
        Write("arch/powerpc/kernel/syscalls/syscall.tbl", """
            # comment
            1	nospu	exit	sys_exit
            13	32	time	sys_time32
            13	64	time	sys_time
            17	common	break	sys_ni_syscall
            """);
        IReadOnlyDictionary<string, string?> calls = new SyscallTables(_root).Of("ppc64");
        Assert.Equal("sys_time", calls["time"]);
        Assert.Equal("sys_exit", calls["exit"]);
        Assert.Null(calls["break"]);
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_root, path))!);
        File.WriteAllText(Path.Combine(_root, path), text);
    }
}
