using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What users' programs are compiled against, held in <c>PublicApi.*.txt</c>: a change of it is one that is seen.</summary>
/// <remarks>To accept a change, rename <c>PublicApi.*.received.txt</c>, which lies beside what it differs from.</remarks>
public sealed class PublicApiTests
{
    [Fact]
    public void Of_the_runtime() => Matches("Runtime", typeof(Seccomp).Assembly);

    [Fact]
    public void Of_the_attributes() => Matches("Attributes", typeof(SeccompAllowAttribute).Assembly);

    private static void Matches(string name, Assembly assembly, [CallerFilePath] string here = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(here)!, "PublicApi." + name);
        string acceptedPath = stem + ".txt";
        string receivedPath = stem + ".received.txt";
        string[] accepted = File.Exists(acceptedPath) ? File.ReadAllLines(acceptedPath) : [];
        string[] received = PublicApi.Of(assembly);
        if (accepted.SequenceEqual(received))
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, string.Concat(received.Select(line => line + "\n")));
        string[] difference = [.. accepted.Except(received).Select(line => "- " + line), .. received.Except(accepted).Select(line => "+ " + line)];
        Assert.Fail($"{acceptedPath} is not what the assembly has, which is beside it:\n{string.Join('\n', difference)}");
    }
}
