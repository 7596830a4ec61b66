using Microsoft.CodeAnalysis;

namespace SeccompSharp.IdeBench;

/// <summary>Asks for the classes with one attribute, and adds nothing: what any generator pays.</summary>
[Generator(LanguageNames.CSharp)]
internal sealed class EmptyGenerator(string attribute) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute, static (_, _) => true, static (found, _) => found.TargetSymbol.Name);
        context.RegisterSourceOutput(names, static (_, _) => { });
    }
}
