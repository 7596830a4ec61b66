using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Hosts;

/// <summary>What a project has already under the name that a profile's class would get.</summary>
internal static class ExistingClass
{
    /// <summary>Whether the profile's class can be added: there is no such type, or a class that takes another part.</summary>
    /// <param name="compilation">The project, with or without what was generated for it.</param>
    /// <param name="host">The class.</param>
    /// <param name="profile">What findings point at.</param>
    /// <param name="cancellationToken">Ends the look early.</param>
    public static IEnumerable<Finding> Check(
        Compilation compilation, HostType host, Place profile, CancellationToken cancellationToken)
    {
        if (compilation.Assembly.GetTypeByMetadataName(host.MetadataName) is not { } type)
            return [];
        bool takesAnotherPart = type.TypeKind == TypeKind.Class && !type.IsRecord
            && type.DeclaringSyntaxReferences.All(reference =>
                reference.GetSyntax(cancellationToken) is ClassDeclarationSyntax declaration
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
        return takesAnotherPart
            ? HostMembers.Taken(type, profile)
                .Select(taken => Finding.Of(FindingKinds.GeneratedMemberExists, profile, taken.Name, host.Name))
            : [Finding.Of(FindingKinds.ProfileClassExists, profile, host.MetadataName)];
    }
}
