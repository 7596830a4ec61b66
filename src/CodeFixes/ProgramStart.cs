using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SeccompSharp.CodeFixes;

/// <summary>Where a program begins: in front of its first statement.</summary>
/// <param name="body">What the statement stands in.</param>
/// <param name="first">The first statement; null if there is none.</param>
internal sealed class ProgramStart(SyntaxNode body, StatementSyntax? first)
{
    private const string Indentation = "    ";

    /// <summary>What the statement stands in.</summary>
    public SyntaxNode Body => body;

    /// <summary>The source that it is in.</summary>
    public SyntaxTree Tree => Body.SyntaxTree;

    /// <summary>Where a statement would have to stand to come first.</summary>
    public int Position => first?.SpanStart ?? ((BlockSyntax)Body).OpenBraceToken.Span.End;

    /// <summary>The beginning of a program; null if it has none, or one without room for a statement.</summary>
    public static ProgramStart? Of(Compilation compilation, CancellationToken cancellationToken)
    {
        SyntaxNode? entry = compilation.GetEntryPoint(cancellationToken)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        return entry switch
        {
            CompilationUnitSyntax unit => new ProgramStart(unit, unit.Members.OfType<GlobalStatementSyntax>().First().Statement),
            MethodDeclarationSyntax { Body: { } body } => new ProgramStart(body, body.Statements.FirstOrDefault()),
            _ => null,
        };
    }

    /// <summary>The change that makes a statement the first one.</summary>
    public TextChange Insert(string statement, SourceText text)
    {
        if (first is null)
        {
            TextLine line = text.Lines.GetLineFromPosition(Body.SpanStart);
            bool isOnOneLine = text.Lines.GetLineFromPosition(Body.Span.End - 1).LineNumber == line.LineNumber;
            return new TextChange(
                new TextSpan(Position, 0), isOnOneLine ? $" {statement}" : LineEnd(line, text) + Before(line, Body.SpanStart) + Indentation + statement);
        }

        TextLine own = text.Lines.GetLineFromPosition(Position);
        string before = Before(own, Position);
        string gap = string.IsNullOrWhiteSpace(before) ? LineEnd(own, text) + before : " ";
        return new TextChange(new TextSpan(Position, 0), statement + gap);
    }

    private static string Before(TextLine line, int position) => line.ToString().Substring(0, position - line.Start);

    private static string LineEnd(TextLine line, SourceText text)
    {
        string end = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return end.Length == 0 ? "\n" : end;
    }
}
