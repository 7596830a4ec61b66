using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Profiles;

/// <summary>Names the class of a profile that no class of the author's is bound to.</summary>
internal static class ProfileClassName
{
    /// <summary>The class; null when no name can be made.</summary>
    /// <param name="path">The profile's path: <c>web-server.seccomp.json</c> makes <c>WebServer</c>.</param>
    /// <param name="stated">SeccompClass, which goes before.</param>
    /// <param name="rootNamespace">The project's, for names that state none.</param>
    public static HostType? HostFor(string path, string? stated, string rootNamespace)
    {
        string name = stated ?? Pascal(path);
        if (!Identifiers.IsDottedName(name))
            return null;
        int dot = name.LastIndexOf('.');
        string @namespace = dot < 0 ? ValidNamespace(rootNamespace) : Identifiers.EscapeDotted(name.Substring(0, dot));
        string simple = name.Substring(dot + 1);
        string identifier = Identifiers.Escape(simple);
        return new HostType(
            @namespace,
            ImmutableEquatableArray.Of(new HostDeclaration(
                identifier, simple, "static partial class " + identifier, $"The filter that {Plain(ProfilePath.NameOf(path))} describes.")),
            IsReachable: true,
            ImmutableEquatableArray<TakenName>.Empty);
    }

    /// <summary>The file's name without .json and .seccomp, each word begun with a capital, without what separates them.</summary>
    private static string Pascal(string path)
    {
        string file = WithoutEnd(WithoutEnd(ProfilePath.NameOf(path), ".json"), ".seccomp");
        var name = new StringBuilder();
        bool begins = true;
        foreach (char c in file)
        {
            if (SyntaxFacts.IsIdentifierPartCharacter(c) && c != '_')
                name.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = !SyntaxFacts.IsIdentifierPartCharacter(c) || c == '_';
        }

        return name.Length > 0 && !SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? "_" + name : name.ToString();
    }

    /// <summary>A file's name may have a line break, or a letter that XML does not know.</summary>
    private static string Plain(string text) =>
        new([.. text.Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or ' ' ? c : '_')]);

    private static string WithoutEnd(string text, string end) =>
        text.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? text.Substring(0, text.Length - end.Length) : text;

    /// <summary>A project called My-App has that root namespace, which C# would not take.</summary>
    private static string ValidNamespace(string rootNamespace) => Identifiers.EscapeDotted(string.Join(".", rootNamespace
        .Split('.')
        .Where(part => part.Length > 0)
        .Select(part => new string([.. part.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_')]))
        .Select(part => SyntaxFacts.IsIdentifierStartCharacter(part[0]) ? part : "_" + part)));
}
