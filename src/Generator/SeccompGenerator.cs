using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Emit;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Text;

namespace SeccompSharp.Generator;

/// <summary>Compiles the seccomp policies of a project, and adds each as a filter to its class.</summary>
/// <remarks>
/// Says nothing about mistakes, and gives a class whose policy has one members that throw: the analyzers, which share every
/// step from reading to compiling, report them. What flows between steps is equal when it means the same, and holds nothing
/// of a compilation.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class SeccompGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Once a build, unless properties change.
        IncrementalValueProvider<BuildOptions> build =
            context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => BuildOptions.Read(provider));

        // On every edit, for each class with one of our attributes: cheap, and equal unless attributes changed.
        IncrementalValuesProvider<ClassReading> classes = Merge(AttributeNames.All.Select(name =>
            context.SyntaxProvider.ForAttributeWithMetadataName(name, IsClass, ReadClass)
                .Where(static reading => reading is not null)
                .Select(static (reading, _) => reading!))).WithTrackingName(Steps.Classes);

        // A project may list a file twice.
        IncrementalValuesProvider<AdditionalText> files = context.AdditionalTextsProvider.Collect()
            .SelectMany(static (all, _) => all.GroupBy(file => file.Path).Select(same => same.First()));

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
            .Combine(context.AnalyzerConfigOptionsProvider).Combine(boundPaths)
            .Select(static (input, cancellationToken) => ProfileSelection.Read(
                input.Left.Left, input.Left.Right.GetOptions(input.Left.Left), input.Right, cancellationToken))
            .Where(static file => file is not null)
            .WithTrackingName(Steps.Files)
            .Select(static (file, cancellationToken) => ParsedProfile.Parse(file!, cancellationToken))
            .WithTrackingName(Steps.Parse);

        // The policies of all origins, which from here on are alike.
        IncrementalValuesProvider<PolicySource> ruled = classes
            .Where(static reading => reading.Rules is not null)
            .Combine(build)
            .Select(static (input, _) => PolicySource.OfRules(input.Left, input.Left.Rules!, input.Right));
        IncrementalValuesProvider<PolicySource> boundOnes = bound
            .Combine(profiles.Collect()).Combine(build)
            .SelectMany(static (input, _) => input.Left.Right
                .Where(profile => profile.File.Path == input.Left.Left.Lookup.Path)
                .Select(profile => PolicySource.OfBoundProfile(
                    input.Left.Left.Class, input.Left.Left.Class.Profile!, profile, input.Right)));
        IncrementalValuesProvider<PolicySource> missing = bound
            .Where(static one => one.Lookup.Path is null)
            .Combine(build)
            .Select(static (input, _) => PolicySource.OfMissingProfile(input.Left.Class, input.Left.Lookup, input.Right));
        IncrementalValuesProvider<PolicySource> free = profiles
            .Where(static profile => !profile.File.IsBound)
            .Combine(build)
            .SelectMany(static (input, _) => FreeHost(input.Left, input.Right))
            .Combine(context.CompilationProvider)
            .Select(static (input, cancellationToken) => (Free: input.Left, Obstacles: ExistingClass
                .Check(input.Right, input.Left.Host, Place.None, cancellationToken).ToImmutableEquatableArray()))
            .Combine(build)
            .Select(static (input, _) => PolicySource.OfFreeProfile(
                input.Left.Free.Host, input.Left.Free.Profile, input.Right, input.Left.Obstacles));
        // What was recorded shapes every filter.
        IncrementalValueProvider<CompilerOptions> shape = files
            .Where(static file => TrafficFiles.Is(file))
            .Select(static (file, cancellationToken) => TrafficFiles.Read(file, cancellationToken).Calls).Collect()
            .Select(static (records, _) => TrafficFiles.Shape(records));
        IncrementalValuesProvider<PolicySource> policies = Merge([ruled, boundOnes, missing, free]).Combine(shape)
            .Select(static (input, _) => input.Left with { Shape = input.Right }).WithTrackingName(Steps.Policies);

        // Once, and again when a class with a policy comes, goes or is renamed.
        IncrementalValueProvider<HostNames> names = policies
            .Select(static (policy, _) => policy.Host.MetadataName).Collect()
            .Select(static (all, _) => HostNames.Of(all)).WithTrackingName(Steps.Names);

        // The expensive step: when a policy changes.
        IncrementalValuesProvider<FilterSet> filters = policies
            .Select(static (policy, cancellationToken) => PolicyBuild.Run(policy, cancellationToken).Set)
            .Where(static set => set is not null)
            .Select(static (set, _) => set!)
            .WithTrackingName(Steps.Compile);

        IncrementalValueProvider<EmitStyle> style =
            context.ParseOptionsProvider.Select(static (options, _) => EmitStyle.Of(options));
        IncrementalValueProvider<bool> hasRuntime = context.CompilationProvider
            .Select(static (compilation, _) => RuntimeReference.IsIn(compilation));
        context.RegisterSourceOutput(
            filters.Combine(names).Combine(style).Combine(hasRuntime).WithTrackingName(Steps.Output),
            static (output, input) => Emit(output, input.Left.Left.Left, input.Left.Left.Right, input.Left.Right, input.Right));
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax or RecordDeclarationSyntax;

    /// <summary>
    /// A class is found once for every declaration and every kind of attribute; it is read once, where its first
    /// attribute is.
    /// </summary>
    private static ClassReading? ReadClass(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        SyntaxReference? first = AttributeNames.On(type).FirstOrDefault()?.ApplicationSyntaxReference;
        return context.Attributes.Any(attribute => attribute.ApplicationSyntaxReference is { } here
            && here.SyntaxTree == first?.SyntaxTree && here.Span == first.Span)
                ? ClassReader.Read(type, cancellationToken)
                : null;
    }

    private static IEnumerable<(HostType Host, ParsedProfile Profile)> FreeHost(ParsedProfile profile, BuildOptions build) =>
        ProfileClassName.HostFor(profile.File.Path, profile.File.ClassName, build.RootNamespace) is { } host
            ? [(host, profile)]
            : [];

    private static void Emit(
        SourceProductionContext output, FilterSet set, HostNames names, EmitStyle style, bool hasRuntime)
    {
        string name = set.Host.MetadataName;
        if (!hasRuntime || names.Shared.Contains(name))
            return;
        string hint = HintName.Of(set.Host, names.CaseSensitive.Contains(name));
        string text = set.Filters.Count == 0
            ? StandInEmitter.Emit(set, output.CancellationToken)
            : FilterEmitter.Emit(set, style, output.CancellationToken);
        output.AddSource(hint, SourceText.From(text, Encoding.UTF8));
    }

    /// <summary>Several sequences as one. The order is theirs, so that the same project gives the same sequence.</summary>
    private static IncrementalValuesProvider<T> Merge<T>(IEnumerable<IncrementalValuesProvider<T>> sequences) => sequences
        .Select(static sequence => sequence.Collect())
        .Aggregate(static (all, next) => all.Combine(next).Select(static (both, _) => both.Left.AddRange(both.Right)))
        .SelectMany(static (items, _) => items);
}
