using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests.Traps;

/// <summary>Every mistake of the lists is told, where it stands, and nothing else is.</summary>
public sealed class ProgramTrapTests
{
    private static readonly Dictionary<string, ProgramTrap> s_traps =
        InstallationTraps.All.Concat(PolicyTraps.All).ToDictionary(trap => trap.Name);

    public static TheoryData<string> Names => [.. s_traps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_mistake_is_told_where_it_stands(string name) => Analysis.VerifyAll(s_traps[name].Project);
}
