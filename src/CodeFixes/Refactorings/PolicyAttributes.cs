using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Generator.Attributes;

namespace SeccompSharp.CodeFixes.Refactorings;

/// <summary>The attributes that state the policy of a class, where all of them stand together and with nothing else.</summary>
internal sealed class PolicyAttributes
{
    private readonly AttributeSyntax[] _attributes;
    private readonly AttributeListSyntax[] _lists;

    private PolicyAttributes(AttributeSyntax[] attributes, AttributeListSyntax[] lists)
    {
        _attributes = attributes;
        _lists = lists;
    }

    /// <summary>What stands before the names of the library: a namespace with its dot, or nothing.</summary>
    public string Qualifier => _attributes[0].Name is QualifiedNameSyntax qualified ? qualified.Left + "." : "";

    /// <summary>The attributes of a class; null where they share brackets with others, or another declaration has some.</summary>
    public static PolicyAttributes? Of(INamedTypeSymbol type, TypeDeclarationSyntax declaration, CancellationToken cancellationToken)
    {
        AttributeSyntax[] attributes =
            [.. AttributeNames.On(type).Select(one => one.ApplicationSyntaxReference?.GetSyntax(cancellationToken)).OfType<AttributeSyntax>().OrderBy(one => one.SpanStart)];
        if (attributes.Length == 0 || attributes.Length != AttributeNames.On(type).Count || attributes.Any(one => one.Parent?.Parent != declaration))
            return null;
        AttributeListSyntax[] lists = [.. attributes.Select(one => (AttributeListSyntax)one.Parent!).Distinct()];
        return lists.All(list => list.Attributes.All(attributes.Contains)) ? new PolicyAttributes(attributes, lists) : null;
    }

    /// <summary>Arguments that are set, as they are written.</summary>
    public IEnumerable<string> Arguments(params string[] properties) => _attributes
        .SelectMany(attribute => attribute.ArgumentList?.Arguments ?? default)
        .Where(argument => argument.NameEquals is { } name && properties.Contains(name.Name.Identifier.ValueText))
        .Select(argument => argument.ToString());

    /// <summary>The source with other attributes in their place.</summary>
    /// <param name="attributes">Without brackets; lines end with LF.</param>
    /// <param name="text">The source.</param>
    public SourceText Replace(IReadOnlyList<string> attributes, SourceText text)
    {
        TextLine line = text.Lines.GetLineFromPosition(_lists[0].SpanStart);
        string before = line.ToString().Substring(0, _lists[0].SpanStart - line.Start);
        string end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        string next = (end.Length == 0 ? "\n" : end) + new string([.. before.TakeWhile(char.IsWhiteSpace)]);
        string written = string.Join(next, attributes.Select(attribute => $"[{attribute}]".Replace("\n", next)));
        return text.WithChanges(_lists.Select((list, i) => i == 0
            ? new TextChange(list.Span, written)
            : new TextChange(TextSpan.FromBounds(list.SpanStart, EndOfSpace(list.Span.End, text)), "")));
    }

    /// <summary>Up to what is written next, be it a comment.</summary>
    private static int EndOfSpace(int position, SourceText text)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        return position;
    }
}
