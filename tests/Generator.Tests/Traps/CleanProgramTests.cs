using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests.Traps;

/// <summary>Who writes what is meant is left in peace.</summary>
public sealed class CleanProgramTests
{
    private static readonly Dictionary<string, ProgramTrap> s_programs = CleanPrograms.All.ToDictionary(program => program.Name);

    public static TheoryData<string> Names => [.. s_programs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_program_that_is_as_it_is_meant_has_no_warning(string name)
    {
        TestProject project = s_programs[name].Project;
        IReadOnlyList<Diagnostic> found = await Analysis.RunAll(project);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);
        Assert.DoesNotContain(Generation.Run(project).Compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
