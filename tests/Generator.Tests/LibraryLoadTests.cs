using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Native libraries whose first call comes when they cannot be loaded any more.</summary>
public sealed class LibraryLoadTests
{
    private const string NoCode = "[SeccompDeny(\"mmap\", \"mprotect\", When = \"prot & PROT_EXEC\")] static partial class Sandbox;";

    private const string NoFiles = "[SeccompFilter(Targets = SeccompTargets.X64), SeccompDeny(\"open\", \"openat\", \"openat2\", \"creat\", \"io_uring_setup\")] static partial class Sandbox;";

    [Theory]
    [InlineData("Sandbox.Install(); {|SECC0758:Native.Compress(1)|};", NoCode)]
    [InlineData("Sandbox.Install(); {|SECC0758:Native.Compress(1)|};", NoFiles)]
    [InlineData("Sandbox.Install(); {|SECC0758:Native.Compress(1)|}; Native.Compress(2);", NoCode)]
    [InlineData("Console.WriteLine(); Sandbox.Install(); Console.WriteLine({|SECC0758:Native.Compress(1)|});", NoCode)]
    [InlineData("Sandbox.Install(); {|SECC0758:Native.Imported(1)|};", NoCode)]
    public Task What_cannot_be_loaded_is_told(string statements, string policy) => Verify(statements, policy);

    [Theory]
    [InlineData("Native.Compress(1); Sandbox.Install(); Native.Compress(1);", NoCode)]
    [InlineData("NativeLibrary.Load(\"zstd\"); Sandbox.Install(); Native.Compress(1);", NoCode)]
    [InlineData("Sandbox.Install(); if (args.Length > 0) Native.Compress(1);", NoCode)]
    [InlineData("if (args.Length > 0) Sandbox.Install(); Native.Compress(1);", NoCode)]
    [InlineData("Prepare(); Sandbox.Install(); Native.Compress(1); static void Prepare() { }", NoCode)]
    [InlineData("new Other(); Sandbox.Install(); Native.Compress(1); class Other { }", NoCode)]
    [InlineData("Sandbox.Install(); Native.Compress(1); class Other { static int s_one = Native.Compress(2); }", NoCode)]
    [InlineData("Sandbox.Install(); F(); static void F() => Native.Compress(1);", NoCode)]
    [InlineData("Sandbox.Install(); Native.Compress(1);", "[SeccompDeny(\"mount\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); Native.Compress(1);", "[SeccompFilter(Targets = SeccompTargets.X64), SeccompDeny(\"open\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); Native.Compress(1);", "[SeccompAllow(\"@dotnet\", \"@dlopen\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); Native.Compress(1);", "[SeccompDeny(\"mmap\", When = \"(prot & PROT_EXEC) && fd == 5\")] static partial class Sandbox;")]
    [InlineData("Sandbox.Install(); Native.Ssl(1); Native.OfSystem(1); Native.sin(1);", NoCode)]
    [InlineData("Sandbox.Install(); Native.Managed(1);", NoCode)]
    public Task What_may_be_loaded_is_not(string statements, string policy) => Verify(statements, policy);

    private static Task Verify(string statements, string policy) => Analysis.Verify(TestProject.Of($$"""
        using System;
        using System.Runtime.InteropServices;
        using SeccompSharp;
        {{statements}}
        {{policy}}
        static partial class Native
        {
            [DllImport("zstd", EntryPoint = "compress")] public static extern int Compress(int level);
            [LibraryImport("libown.so", EntryPoint = "own")] public static partial int Imported(int level);
            public static partial int Imported(int level) => level;
            [DllImport("libssl.so.3")] public static extern int Ssl(int level);
            [DllImport("libSystem.Native")] public static extern int OfSystem(int level);
            [DllImport("libm")] public static extern double sin(double x);
            public static int Managed(int level) => level;
        }
        """));
}
