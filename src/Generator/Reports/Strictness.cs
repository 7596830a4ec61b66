using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Reports;

/// <summary>Which of the warnings that cannot be configured are errors in a project.</summary>
/// <remarks>
/// The compiler leaves such a finding as it is reported, also where all warnings are to be errors. So what makes it graver
/// is looked at here. NoWarn does: a warning that it names MSBuild would hide by itself, and an error it does not.
/// Immutable, structurally equal.
/// </remarks>
/// <param name="Errors">The ids.</param>
internal sealed record Strictness(ImmutableEquatableArray<string> Errors)
{
    private static readonly FindingKind[] s_kinds = [.. FindingKinds.All.Where(kind => !kind.IsConfigurable && kind.Severity == Severity.Warning)];

    public static Strictness Of(CompilationOptions options, CancellationToken cancellationToken) => new(s_kinds
        .Where(kind => IsError(kind.Id, options, cancellationToken))
        .Select(kind => kind.Id)
        .ToImmutableEquatableArray());

    /// <summary>A finding as grave as the project has it.</summary>
    public Finding Apply(Finding finding) =>
        Errors.Contains(finding.Kind.Id) ? finding with { Severity = Severity.Error } : finding;

    private static bool IsError(string id, CompilationOptions options, CancellationToken cancellationToken)
    {
        if (options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(id, cancellationToken, out ReportDiagnostic global) == true
            && global == ReportDiagnostic.Error)
        {
            return true;
        }

        return options.SpecificDiagnosticOptions.TryGetValue(id, out ReportDiagnostic specific)
            ? specific is ReportDiagnostic.Error or ReportDiagnostic.Suppress
            : options.GeneralDiagnosticOption == ReportDiagnostic.Error;
    }
}
