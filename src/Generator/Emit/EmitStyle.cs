using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SeccompSharp.Generator.Emit;

/// <summary>What the project's C# offers.</summary>
/// <param name="CollectionExpressions">C# 12.</param>
/// <param name="FileLocalTypes">C# 11.</param>
internal sealed record EmitStyle(bool CollectionExpressions, bool FileLocalTypes)
{
    public static EmitStyle Of(ParseOptions options) => Of(((CSharpParseOptions)options).LanguageVersion);

    private static EmitStyle Of(LanguageVersion version) =>
        new(version >= LanguageVersion.CSharp12, version >= LanguageVersion.CSharp11);
}
