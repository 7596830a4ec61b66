using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Generator.Analyzers;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Emit;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Locks;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Generator.Reports;
using SeccompSharp.Generator.Values;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator;

/// <summary>Compiles the seccomp policies of a project, and adds each as a filter to its class.</summary>
/// <remarks>
/// A class whose policy has an error, or is not what its lock file holds, has members that throw. What is wrong with
/// policies the analyzers report, which share every step from reading to compiling; the generator says itself only what
/// must be said although analyzers are turned off. What flows between steps is equal when it means the same, and holds
/// nothing of a compilation.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class SeccompGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<AdditionalText> files = context.AdditionalTextsProvider.Collect()
            .SelectMany(static (all, _) => ProjectPolicies.Files(all));

        // Once a build, unless properties change.
        IncrementalValueProvider<BuildValues> values = files
            .Where(static file => BuildValuesFile.Is(file.Path)).Collect()
            .Select(static (all, cancellationToken) => BuildValuesFile.Read(all, cancellationToken)).WithTrackingName(Steps.Values);
        IncrementalValueProvider<BuildOptions> build = values
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.Options.OutputKind))
            .Select(static (input, _) => BuildOptions.Read(input.Left.Left, input.Left.Right.GlobalOptions, input.Right));

        // What was recorded shapes every filter.
        IncrementalValueProvider<CompilerOptions> shape = files
            .Where(static file => TrafficFiles.Is(file))
            .Select(static (file, cancellationToken) => TrafficFiles.Read(file, cancellationToken).Calls).Collect()
            .Select(static (records, _) => TrafficFiles.Shape(records));
        IncrementalValueProvider<ImmutableEquatableArray<LockText>> locks = files
            .Where(static file => LockSelection.IsLock(file.Path))
            .Select(static (file, cancellationToken) => LockText.Read(file, cancellationToken)).Collect()
            .Select(static (all, _) => all.ToImmutableEquatableArray());
        IncrementalValueProvider<ProjectSettings> project = build.Combine(shape).Combine(locks)
            .Select(static (input, _) => new ProjectSettings(input.Left.Left, input.Left.Right, input.Right));

        // On every edit, for each class with one of our attributes: cheap, and equal unless attributes changed. All five are
        // asked for at once, which ForAttributeWithMetadataName cannot: what each asking costs is more than what we do then.
        IncrementalValuesProvider<PlacedClass> named = context.SyntaxProvider
            .CreateSyntaxProvider(PolicySyntax.IsClass, static (found, cancellationToken) => Read(found.Node, found.SemanticModel, cancellationToken))
            .Where(static one => one is not null).Select(static (one, _) => one!);
        IncrementalValuesProvider<PlacedClass> aliased = context.SyntaxProvider
            .CreateSyntaxProvider(PolicySyntax.IsGlobalAlias, static (found, cancellationToken) => ReadAliased(found.SemanticModel.Compilation, cancellationToken))
            .Collect().SelectMany(static (all, _) => all.FirstOrDefault() ?? ImmutableEquatableArray<PlacedClass>.Empty);
        IncrementalValuesProvider<PlacedClass> placed = Merge([named, aliased]);
        IncrementalValuesProvider<ClassReading> classes = placed
            .Select(static (one, _) => one.Reading).WithTrackingName(Steps.Classes);

        // Which file each bound class means: paths only.
        IncrementalValueProvider<ImmutableEquatableArray<string>> paths = files
            .Select(static (file, _) => file.Path).Collect().Select(static (all, _) => all.ToImmutableEquatableArray());
        IncrementalValuesProvider<(ClassReading Class, ProfileLookup Lookup)> bound = classes
            .Where(static reading => reading.Profile is not null)
            .Combine(paths).Combine(build)
            .Select(static (input, _) => (input.Left.Left, ProfileLookup.Find(
                input.Left.Left.Profile!, input.Left.Right, input.Right)));
        IncrementalValueProvider<ImmutableEquatableArray<string>> boundPaths = bound
            .Collect().Select(static (all, _) => all.Select(one => one.Lookup.Path).OfType<string>().ToImmutableEquatableArray());

        // When a file, its metadata or its being bound changes: text, then what it says.
        IncrementalValuesProvider<ParsedProfile> profiles = files
            .Combine(values).Combine(context.AnalyzerConfigOptionsProvider).Combine(boundPaths)
            .Select(static (input, cancellationToken) => ProfileSelection.Read(
                input.Left.Left.Left, input.Left.Left.Right, input.Left.Right.GetOptions(input.Left.Left.Left), input.Right, cancellationToken))
            .Where(static file => file is not null)
            .WithTrackingName(Steps.Files)
            .Select(static (file, cancellationToken) => ParsedProfile.Parse(file!, cancellationToken))
            .WithTrackingName(Steps.Parse);

        // The policies of all origins, which from here on are alike.
        IncrementalValuesProvider<ClassPolicy> ruled = classes
            .Where(static reading => reading.Rules is not null)
            .Combine(project)
            .Select(static (input, _) => ClassPolicy.OfRules(input.Left, input.Left.Rules!, input.Right));
        IncrementalValuesProvider<ClassPolicy> ofProfiles = bound
            .Combine(profiles.Collect()).Combine(project)
            .Select(static (input, _) => ProjectPolicies.OfBound(
                input.Left.Left.Class, input.Left.Left.Lookup, input.Left.Right, input.Right));
        IncrementalValuesProvider<ClassPolicy> free = profiles
            .Where(static profile => !profile.File.IsBound)
            .Combine(build).Combine(context.CompilationProvider)
            .Select(static (input, cancellationToken) => (
                Profile: input.Left.Left,
                Obstacles: ProjectPolicies.HostOf(input.Left.Left.File, input.Left.Right) is { } host
                    ? ExistingClass.Check(input.Right, host, Place.None, cancellationToken).ToImmutableEquatableArray()
                    : ImmutableEquatableArray<Finding>.Empty))
            .Combine(project)
            .Select(static (input, _) => ProjectPolicies.OfFree(input.Left.Profile, (_, _) => input.Left.Obstacles, input.Right));
        IncrementalValuesProvider<ClassPolicy> policies = Merge([ruled, ofProfiles, free]).WithTrackingName(Steps.Policies);

        // Once, and again when a class with a policy comes, goes or is renamed.
        IncrementalValueProvider<HostNames> names = policies
            .Select(static (policy, _) => policy.Host.MetadataName).Collect()
            .Select(static (all, _) => HostNames.Of(all)).WithTrackingName(Steps.Names);
        IncrementalValueProvider<bool> hasRuntime = context.CompilationProvider
            .Select(static (compilation, _) => RuntimeReference.IsIn(compilation));

        // The expensive step: when a policy changes.
        IncrementalValuesProvider<FilterSet> filters = policies
            .Select(static (policy, cancellationToken) => ClassFilters.Of(policy, cancellationToken).Set)
            .WithTrackingName(Steps.Compile)
            .Combine(names).Combine(hasRuntime)
            .Select(static (input, _) => input.Left.Left.In(input.Left.Right, input.Right));

        // Policies that share a class add nothing to it, and stop the program once.
        IncrementalValuesProvider<FilterSet> written = filters.Collect().SelectMany(static (all, _) => all
            .GroupBy(set => set.Host.MetadataName)
            .Select(same => same.FirstOrDefault(set => set.InstallAtStartup) ?? same.First()));
        IncrementalValueProvider<EmitStyle> style =
            context.ParseOptionsProvider.Select(static (options, _) => EmitStyle.Of(options));
        context.RegisterSourceOutput(
            written.Combine(names).Combine(style).WithTrackingName(Steps.Output),
            static (output, input) => Emit(output, input.Left.Left, input.Left.Right, input.Right));

        // Nearly always there is nothing to say.
        IncrementalValuesProvider<Report> reports = GeneratorReports.Of(policies, filters, placed.Collect(), locks);
        IncrementalValueProvider<Strictness> strictness = context.CompilationProvider
            .Select(static (compilation, cancellationToken) => Strictness.Of(compilation.Options, cancellationToken));
        context.RegisterSourceOutput(
            reports.Combine(build).Combine(strictness),
            static (output, input) => output.ReportDiagnostic(
                input.Right.Apply(input.Left.Left.Finding).At(input.Left.Left.Place.ToLocation(), input.Left.Right)));
    }

    /// <summary>A class has as many declarations as it likes; it is read once, at that with its first attribute.</summary>
    private static PlacedClass? Read(SyntaxNode declaration, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol type
            || AttributeNames.On(type).FirstOrDefault()?.ApplicationSyntaxReference is not { } first
            || first.SyntaxTree != declaration.SyntaxTree
            || !((TypeDeclarationSyntax)declaration).AttributeLists.Span.Contains(first.Span))
        {
            return null;
        }

        return ClassReader.Read(type, cancellationToken) is { } reading
            ? new PlacedClass(reading, ReportPlace.Of(first.SyntaxTree.GetLocation(first.Span)))
            : null;
    }

    /// <summary>The classes whose attributes have a name that another file gives them: each such name leads to all of them.</summary>
    private static ImmutableEquatableArray<PlacedClass> ReadAliased(Compilation compilation, CancellationToken cancellationToken) => PolicySyntax
        .ClassesByGlobalAlias(compilation, cancellationToken)
        .Select(declaration => Read(declaration, compilation.GetSemanticModel(declaration.SyntaxTree), cancellationToken))
        .OfType<PlacedClass>().ToImmutableEquatableArray();

    private static void Emit(SourceProductionContext output, FilterSet set, HostNames names, EmitStyle style)
    {
        string hint = HintName.Of(set.Host, names.CaseSensitive.Contains(set.Host.MetadataName));
        string? text = set.Refusal is { } refusal
            ? StandInEmitter.Emit(set, refusal, output.CancellationToken)
            : FilterEmitter.Emit(set, style, output.CancellationToken);
        if (text is not null)
            output.AddSource(hint, SourceText.From(text, Encoding.UTF8));
    }

    /// <summary>Several sequences as one. The order is theirs, so that the same project gives the same sequence.</summary>
    private static IncrementalValuesProvider<T> Merge<T>(IEnumerable<IncrementalValuesProvider<T>> sequences) => sequences
        .Select(static sequence => sequence.Collect())
        .Aggregate(static (all, next) => all.Combine(next).Select(static (both, _) => both.Left.AddRange(both.Right)))
        .SelectMany(static (items, _) => items);
}
