using System.IO;
using System.Linq;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tables;
using SeccompSharp.Tables.Names;
using Xunit;

namespace SeccompSharp.Policies.Tests.Syscalls;

public sealed class GeneratedNamesTests
{
    private const string Remedy = "run: dotnet run --project eng/Tables -- names";

    private static readonly Repository s_repository = Repository.Find();

    [Fact]
    public void The_syscall_constants_are_what_the_tables_say() =>
        Assert.True(File.ReadAllText(s_repository.Attributes("Syscall.cs")) == SyscallFile.Generate(), Remedy);

    [Fact]
    public void The_errno_enum_is_what_the_tables_say() =>
        Assert.True(File.ReadAllText(s_repository.Attributes("Errno.cs")) == ErrnoFile.Generate(s_repository), Remedy);

    [Theory]
    [InlineData("openat2", "Openat2")]
    [InlineData("rt_sigaction", "RtSigaction")]
    [InlineData("_llseek", "Llseek")]
    [InlineData("fadvise64_64", "Fadvise6464")]
    public void A_constant_is_the_name_without_underscores_in_pascal_case(string name, string identifier) =>
        Assert.Equal(identifier, Identifier.Of(name));

    [Fact]
    public void Every_call_that_x64_or_arm64_implement_has_a_constant()
    {
        string[] named = [.. SyscallFile.Members().Select(member => member.Name)];
        foreach (Abi abi in new[] { Abi.X86_64, Abi.AArch64 })
        {
            Assert.All(
                SyscallTable.Of(abi).Where(call => !SyscallTable.IsStub(abi, call.Name)),
                call => Assert.Contains(call.Name, named));
        }
    }

    [Fact]
    public void Every_generic_errno_of_the_kernel_is_in_the_enum()
    {
        string text = File.ReadAllText(s_repository.Attributes("Errno.cs"));
        Assert.All(
            Constants.Names.Where(name => name[0] == 'E' && name != "EDEADLOCK" && IsErrno(name)),
            name => Assert.Contains($"    {name} = ", text));
    }

    /// <summary>Whether the name comes from the kernel's errno.h, going by the table itself.</summary>
    private static bool IsErrno(string name) =>
        File.ReadLines(s_repository.Data("constants.tsv")).Any(line =>
            line.StartsWith(name + "\t", System.StringComparison.Ordinal) && line.EndsWith("\tlinux/errno.h", System.StringComparison.Ordinal));
}
