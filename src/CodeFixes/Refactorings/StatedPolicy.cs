using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeccompSharp.Generator;
using SeccompSharp.Generator.Analyzers;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;

namespace SeccompSharp.CodeFixes.Refactorings;

/// <summary>A class with a policy in one state of a project: read as the generator reads it.</summary>
/// <param name="project">The project.</param>
/// <param name="view">Its policies.</param>
/// <param name="type">The class.</param>
/// <param name="reading">What its attributes say.</param>
/// <param name="policy">What it says for each target.</param>
internal sealed class StatedPolicy(Project project, ProjectView view, INamedTypeSymbol type, ClassReading reading, ClassPolicy policy)
{
    public Project Project => project;

    public ProjectView View => view;

    public INamedTypeSymbol Type => type;

    public ClassReading Reading => reading;

    public ClassPolicy Policy => policy;

    /// <summary>The policy of a class; null if it has none, or one with errors.</summary>
    /// <param name="project">The project.</param>
    /// <param name="metadataName">The class.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static async Task<StatedPolicy?> Of(Project project, string metadataName, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || compilation.Assembly.GetTypeByMetadataName(metadataName) is not { } type
            || ClassReader.Read(type, cancellationToken) is not { } reading)
        {
            return null;
        }

        var view = new ProjectView(compilation, project.AnalyzerOptions, cancellationToken);
        ClassPolicy policy = view.SourceOf(reading, cancellationToken);
        return policy.Findings.HasErrors() || policy.Policies.Count != policy.Targets.Count ? null : new StatedPolicy(project, view, type, reading, policy);
    }

    /// <summary>The policy of the class that a declaration is of.</summary>
    public static async Task<StatedPolicy?> Of(Document document, TypeDeclarationSyntax declaration, CancellationToken cancellationToken) =>
        await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
        && ClassReader.Read(type, cancellationToken) is { } reading
            ? await Of(document.Project, reading.Host.MetadataName, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Whether the class gets filters that are proven equal when the project is another one, and everything else that is generated for it too.</summary>
    public async Task<bool> IsKeptBy(Project changed, CancellationToken cancellationToken) =>
        await Of(changed, reading.Host.MetadataName, cancellationToken).ConfigureAwait(false) is { } after
        && policy.Targets.Equals(after.Policy.Targets)
        && policy.InstallAtStartup == after.Policy.InstallAtStartup
        && policy.Reports == after.Policy.Reports
        && policy.Policies.Zip(after.Policy.Policies, (one, other) => AreEqual(one, other, cancellationToken)).All(same => same);

    private static bool AreEqual(TargetPolicy one, TargetPolicy other, CancellationToken cancellationToken) =>
        AreEqual(one.Policy, other.Policy, cancellationToken)
        && ((one.JitPolicy is null && other.JitPolicy is null)
            || AreEqual(one.JitPolicy ?? one.Policy, other.JitPolicy ?? other.Policy, cancellationToken));

    private static bool AreEqual(Policy one, Policy other, CancellationToken cancellationToken)
    {
        BindingResult first = PolicyBinder.Bind(one, cancellationToken);
        BindingResult second = PolicyBinder.Bind(other, cancellationToken);
        return !first.Findings.HasErrors() && !second.Findings.HasErrors()
            && PolicyEquality.Proves(first.Policy, second.Policy, cancellationToken);
    }
}
