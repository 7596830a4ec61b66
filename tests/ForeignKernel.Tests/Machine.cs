using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>An emulated machine with Debian's kernel for it.</summary>
/// <param name="Abi">The native ABI; its name is the machine's.</param>
/// <param name="Compat">An ABI that the same kernel serves too and that a program is built for, or null.</param>
/// <param name="Architecture">Debian's name, and the folder of the kernel in artifacts/foreign-kernels.</param>
/// <param name="Emulator">The program, its package, and the options that choose the machine.</param>
/// <param name="Console">The kernel's name for the serial line.</param>
internal sealed record Machine(
    Abi Abi, Abi? Compat, string Architecture, (string Program, string Package, string Options) Emulator, string Console)
{
    /// <summary>Every machine. A newer processor costs aarch64 seconds: pointer authentication is slow to emulate.</summary>
    public static IReadOnlyList<Machine> All { get; } =
    [
        new(Abi.AArch64, Abi.Arm, "arm64", ("qemu-system-aarch64", "qemu-system-arm", "-M virt -cpu cortex-a57"), "ttyAMA0"),
        new(Abi.Arm, null, "armhf", ("qemu-system-arm", "qemu-system-arm", "-M virt -cpu cortex-a15"), "ttyAMA0"),
        new(Abi.RiscV64, null, "riscv64", ("qemu-system-riscv64", "qemu-system-misc", "-M virt"), "ttyS0"),
        new(Abi.S390x, null, "s390x", ("qemu-system-s390x", "qemu-system-misc", "-M s390-ccw-virtio"), "ttysclp0"),
        new(Abi.Ppc64Le, null, "ppc64el", ("qemu-system-ppc64", "qemu-system-ppc", "-M pseries"), "hvc0"),
    ];

    /// <summary>The machine of an ABI.</summary>
    public static Machine Of(string abi) => All.Single(machine => machine.Abi.Name == abi);

    /// <summary>The ABIs that its guest has programs for, the native one first.</summary>
    public IEnumerable<Abi> Abis => Compat is null ? [Abi] : [Abi, Compat];

    /// <summary>The kernel.</summary>
    public string Kernel => Path.Combine(Repository, "artifacts", "foreign-kernels", Architecture, "vmlinuz");

    /// <summary>The cross compiler for an ABI, as program and as Debian package.</summary>
    public static (string Program, string Package) Compiler(Abi abi)
    {
        string triple = abi.Name switch
        {
            "arm" => "arm-linux-gnueabihf",
            "ppc64le" => "powerpc64le-linux-gnu",
            string name => name + "-linux-gnu",
        };
        return (triple + "-gcc", "gcc-" + triple);
    }

    /// <summary>The folder of generator.sln.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Why the machine cannot be run here, or null.</summary>
    public string? WhyNot() => Missing(Emulator.Program, Emulator.Package)
        ?? Abis.Select(Compiler).Select(compiler => Missing(compiler.Program, compiler.Package)).FirstOrDefault(why => why is not null)
        ?? (File.Exists(Kernel) ? null : $"the {Architecture} kernel is missing: dotnet run eng/foreign-kernels.cs");

    private static string? Missing(string program, string package) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)))
            ? null
            : $"{program} is missing: apt-get install {package}";

    private static string FindRepository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "generator.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
