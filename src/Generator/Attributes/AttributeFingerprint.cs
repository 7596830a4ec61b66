using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;

namespace SeccompSharp.Generator.Attributes;

/// <summary>A text that two lists of attributes have in common only if they say the same.</summary>
/// <remarks>
/// A generator does not see what another one writes. So ours writes down by this what it has seen, and an analyzer, which
/// sees everything, compares. Independent of order, layout, and how constants are written.
/// </remarks>
internal static class AttributeFingerprint
{
    private const int Bytes = 16;

    /// <summary>32 hexadecimal digits.</summary>
    public static string Of(IEnumerable<AttributeData> attributes)
    {
        IEnumerable<string> texts = attributes.Select(Text).OrderBy(text => text, StringComparer.Ordinal);
        using var hash = SHA256.Create();
        byte[] digest = hash.ComputeHash(Encoding.UTF8.GetBytes(string.Concat(texts.Select(Sized))));
        return string.Concat(digest.Take(Bytes).Select(one => one.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static string Text(AttributeData attribute) => Sized(AttributeNames.Of(attribute) ?? "")
        + (attribute.AttributeConstructor is null ? "?" : "")
        + string.Concat(attribute.ConstructorArguments.Select(Text))
        + string.Concat(attribute.NamedArguments
            .OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => "=" + Sized(argument.Key) + Text(argument.Value)));

    private static string Text(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Error } => "!",
        { IsNull: true } => "~",
        { Kind: TypedConstantKind.Array } => "[" + string.Concat(constant.Values.Select(Text)) + "]",
        { Value: ISymbol symbol } => "t" + Sized(symbol.ToDisplayString()),
        _ => "v" + Sized(Convert.ToString(constant.Value, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>With its length before it, so that no text runs into the next.</summary>
    private static string Sized(string text) => text.Length.ToString(CultureInfo.InvariantCulture) + ":" + text;
}
