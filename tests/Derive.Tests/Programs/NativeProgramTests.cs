using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using SeccompSharp.Derive.Programs;
using SeccompSharp.Policies.Model;
using Xunit;

namespace SeccompSharp.Derive.Tests.Programs;

/// <summary>Object files made by a C compiler, with the symbols that NativeAOT's compiler writes.</summary>
public sealed class NativeProgramTests : IDisposable
{
    private const string Managed = "void S_P_CoreLib_System_String__Concat(void) {}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("derive").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_object_wants_what_managed_code_reaches()
    {
        NativeProgram program = NativeProgram.Read(Compile(Managed + """
            extern void SystemNative_Open(void), GlobalizationNative_LoadICU(void), memcpy(void), RhNewString(void);
            void App_Program__Main(void) { SystemNative_Open(); GlobalizationNative_LoadICU(); memcpy(); RhNewString(); }
            """));
        Assert.Equal(
            [new NativeImport("libSystem.Globalization.Native", "GlobalizationNative_LoadICU"), new NativeImport("libSystem.Native", "SystemNative_Open")],
            program.Imports);
        Assert.Empty(program.Others);
        Assert.True(program.IsObject);
        Assert.Equal(
            new BuildContext { Runtime = DotNetRuntime.NativeAot, InvariantGlobalization = false, EventSource = false, LibC = LibC.Either }, program.Build);
    }

    [Fact]
    public void Functions_found_at_run_time_leave_a_cell()
    {
        NativeProgram program = NativeProgram.Read(Compile(Managed + """
            long __pinvoke_App__Module__libc__getppid, __pinvoke_App__Module__libc_so_6__kill, __pinvoke_App__Module__libz_so_1__zlibVersion;
            long __pinvoke_App__Module__libc__of_tomorrow, __pinvoke_nothing;
            """));
        Assert.Equal([new NativeImport("libc", "getppid"), new NativeImport("libc", "kill")], program.Imports);
        Assert.Equal([new NativeImport("libc", "of_tomorrow"), new NativeImport("libz_so_1", "zlibVersion")], program.Others);
        Assert.True(program.Build.InvariantGlobalization);
    }

    [Fact]
    public void A_linked_program_has_what_the_linker_kept()
    {
        string path = Path.Combine(_folder, "app");
        Run("gcc", "-o", path, Source(Managed + "void SystemNative_Read(void) {}\nint main(void) { SystemNative_Read(); return 0; }"));
        NativeProgram program = NativeProgram.Read(path);
        Assert.Equal([new NativeImport("libSystem.Native", "SystemNative_Read")], program.Imports);
        Assert.Equal((false, LibC.Glibc), (program.IsObject, program.Build.LibC));

        Run("objcopy", "--only-keep-debug", path, path + ".dbg");
        Run("strip", path);
        NativeProgram stripped = NativeProgram.Read(path);
        Assert.Equal((path + ".dbg", LibC.Glibc), (stripped.Path, stripped.Build.LibC));
        Assert.Equal(program.Imports, stripped.Imports);
    }

    [Fact]
    public void A_program_of_another_kind_is_refused() =>
        Assert.Contains("no NativeAOT program", Refusal(Compile("int main(void) { return 0; }")), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("\u007fELF")]
    [InlineData("#!/bin/sh")]
    public void What_is_no_ELF_file_is_refused(string text)
    {
        string path = Path.Combine(_folder, "junk");
        File.WriteAllText(path, text);
        Assert.Contains("ELF", Refusal(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_or_read_and_nothing_else()
    {
        byte[] whole = File.ReadAllBytes(Compile(Managed));
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                ElfSymbols.Read(whole.AsSpan(0, length));
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void A_damaged_file_is_refused_or_read_and_nothing_else()
    {
        byte[] whole = File.ReadAllBytes(Compile(Managed));
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = [.. whole];
            for (int flips = 0; flips < 8; flips++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                ElfSymbols.Read(damaged);
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    private static string Refusal(string path) => Assert.Throws<InvalidDataException>(() => NativeProgram.Read(path)).Message;

    private string Compile(string source)
    {
        string path = Path.Combine(_folder, "app.o");
        Run("gcc", "-fno-builtin", "-w", "-c", "-o", path, Source(source));
        return path;
    }

    private string Source(string text)
    {
        string path = Path.Combine(_folder, "app.c");
        File.WriteAllText(path, text);
        return path;
    }

    private static void Run(string tool, params string[] arguments)
    {
        using Process process = Process.Start(tool, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
