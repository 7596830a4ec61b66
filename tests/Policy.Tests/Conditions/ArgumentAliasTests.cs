using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Conditions;

public sealed class ArgumentAliasTests
{
    private static IEnumerable<(string Syscall, string Alias, string KernelName)> Aliases()
    {
        using var reader = new StreamReader(
            typeof(ConditionParser).Assembly.GetManifestResourceStream("argument-aliases.tsv")!);
        return [.. reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Skip(1)
            .Select(line => line.Split('\t'))
            .SelectMany(cells => cells[2].Split(' ').Select(syscall => (syscall, cells[0], cells[1])))];
    }

    [Fact]
    public void Every_alias_stands_for_an_argument_of_the_kernel_and_hides_none()
    {
        foreach ((string syscall, string alias, string kernelName) in Aliases())
        {
            string[][] prototypes = [.. Abi.All
                .Select(abi => Prototypes.TryGet(abi, syscall, out Prototype? prototype) ? prototype : null)
                .OfType<Prototype>()
                .Select(prototype => prototype.Parameters.Select(parameter => parameter.Name).ToArray())];
            Assert.True(prototypes.Any(names => names.Contains(kernelName)), $"{syscall}: {kernelName}");
            Assert.False(prototypes.Any(names => names.Contains(kernelName) && names.Contains(alias)), $"{syscall}: {alias}");
        }
    }

    [Fact]
    public void An_alias_and_its_kernel_name_bind_alike()
    {
        BoundCondition byAlias = Bound.Clean("(flags & CLONE_VM) != 0", "clone");
        Assert.Equal(Bound.Clean("(clone_flags & CLONE_VM) != 0", "clone"), byAlias);
    }
}
