using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Findings;

namespace SeccompSharp.CodeFixes;

/// <summary>Writes, moves and removes the calls that install filters.</summary>
internal sealed class InstallMender
{
    private const string Install = "Install";

    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;

    public InstallMender(Compilation compilation, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What each kind of finding asks, as an editor's menu says it.</summary>
    public static IReadOnlyDictionary<string, string> Titles { get; } = new Dictionary<string, string>
    {
        [FindingKinds.FilterNotInstalled.Id] = "Install it at the start of Main",
        [FindingKinds.InstalledLate.Id] = "Move it to the start of Main",
        [FindingKinds.InstalledAtStartupToo.Id] = "Remove this call",
        [FindingKinds.InstalledTwice.Id] = "Remove this call",
    };

    /// <summary>The changes that do it, each in its source; null if only the author can.</summary>
    public IReadOnlyList<(SyntaxTree Tree, TextChange Change)>? Write(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree is not { } tree || !_compilation.ContainsSyntaxTree(tree))
            return null;
        SyntaxNode node = tree.GetRoot(_cancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (diagnostic.Id == FindingKinds.FilterNotInstalled.Id)
            return Add(node);
        return Statement(node) is { } statement
            ? diagnostic.Id == FindingKinds.InstalledLate.Id ? Move(statement) : Remove(statement)
            : null;
    }

    private IReadOnlyList<(SyntaxTree, TextChange)>? Add(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || _compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, _cancellationToken) is not INamedTypeSymbol type
            || ProgramStart.Of(_compilation, _cancellationToken) is not { } start
            || !CanInstall(type, start))
        {
            return null;
        }

        string name = type.ToMinimalDisplayString(_compilation.GetSemanticModel(start.Tree), start.Position);
        return [(start.Tree, start.Insert($"{name}.{Install}();", start.Tree.GetText(_cancellationToken)))];
    }

    /// <summary>Whether a call without values does it; a later stage has its own time.</summary>
    private bool CanInstall(INamedTypeSymbol type, ProgramStart start) =>
        !type.IsGenericType
        && type.GetAttributes().All(attribute => attribute.AttributeClass?.Name != "SeccompAfterAttribute")
        && TakesNoValues(type)
        && _compilation.GetSemanticModel(start.Tree).IsAccessible(start.Position, type);

    /// <summary>By its generated method; where a host shows none, by the conditions of its attributes, whose variables are parameters.</summary>
    private static bool TakesNoValues(INamedTypeSymbol type)
    {
        IMethodSymbol[] generated = [.. type.GetMembers(Install).OfType<IMethodSymbol>().Where(method => method.IsStatic)];
        return generated.Length > 0
            ? generated.Any(method => method.Parameters.All(parameter => parameter.IsOptional))
            : type.GetAttributes().All(attribute => attribute.AttributeClass?.Name != "SeccompProfileAttribute"
                && attribute.NamedArguments.All(argument => argument.Key != "When" || argument.Value.Value is not string when || !when.Contains("$")));
    }

    private IReadOnlyList<(SyntaxTree, TextChange)>? Move(ExpressionStatementSyntax statement)
    {
        if (ProgramStart.Of(_compilation, _cancellationToken) is not { } start
            || statement.Expression is not InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 }
            || (statement.Parent is GlobalStatementSyntax ? statement.Parent.Parent : statement.Parent) != start.Body)
        {
            return null;
        }

        return [(start.Tree, start.Insert(statement.WithoutTrivia().ToString(), start.Tree.GetText(_cancellationToken))), .. Removal(statement)];
    }

    /// <summary>A call that a loop comes to again may be the only one.</summary>
    private IReadOnlyList<(SyntaxTree, TextChange)>? Remove(ExpressionStatementSyntax statement) =>
        statement.Ancestors().Any(ancestor => ancestor is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax)
            ? null
            : Removal(statement);

    private IReadOnlyList<(SyntaxTree, TextChange)> Removal(ExpressionStatementSyntax statement)
    {
        SourceText text = statement.SyntaxTree.GetText(_cancellationToken);
        TextLine line = text.Lines.GetLineFromPosition(statement.SpanStart);
        bool isAlone = line.Span.Contains(statement.Span) && line.ToString().Trim() == statement.ToString();
        int end = statement.Span.End;
        while (end < line.End && text[end] == ' ')
            end++;
        TextSpan span = isAlone ? line.SpanIncludingLineBreak : TextSpan.FromBounds(statement.SpanStart, end);
        return [(statement.SyntaxTree, new TextChange(span, ""))];
    }

    /// <summary>The statement that is nothing but the call, where another one could stand or none.</summary>
    private static ExpressionStatementSyntax? Statement(SyntaxNode call) =>
        call.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement }
            ? statement
            : null;
}
