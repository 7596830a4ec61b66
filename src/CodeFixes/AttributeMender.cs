using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.CodeFixes;

/// <summary>Writes mends into the attributes of a class, and leaves everything else in the source as it stands.</summary>
internal sealed class AttributeMender
{
    private readonly SourceText _text;
    private readonly SemanticModel _model;
    private readonly AttributeSyntax _at;
    private readonly WrittenAttribute[] _attributes;

    private AttributeMender(SourceText text, SemanticModel model, AttributeSyntax at, TypeDeclarationSyntax type)
    {
        _text = text;
        _model = model;
        _at = at;
        _attributes = [.. type.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => WrittenAttribute.Of(attribute, model)).OfType<WrittenAttribute>()];
    }

    /// <summary>The changes that do what a finding asks; null if they cannot be written here.</summary>
    /// <param name="text">The source.</param>
    /// <param name="model">What it means.</param>
    /// <param name="place">Where the finding stands in it.</param>
    /// <param name="mend">What it asks.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static IReadOnlyList<TextChange>? Write(
        SourceText text, SemanticModel model, TextSpan place, Mend mend, CancellationToken cancellationToken)
    {
        SyntaxNode node = model.SyntaxTree.GetRoot(cancellationToken).FindNode(place, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || !type.AttributeLists.Any())
            return null;
        AttributeSyntax at = node.FirstAncestorOrSelf<AttributeSyntax>() ?? type.AttributeLists.Last().Attributes.Last();
        return new AttributeMender(text, model, at, type).Write(mend);
    }

    private IReadOnlyList<TextChange>? Write(Mend mend) => mend switch
    {
        Mend.Answer answer => Answer(answer),
        Mend.DropNames drop when Here is { } here => Drop([(here, drop.Names)]),
        Mend.Act act => Act(act.Action),
        Mend.Compare compare when Here?.Named("When")?.Expression is LiteralExpressionSyntax when => Compare(when, compare),
        Mend.Justify when Here is { } here && here.Named("Justification") is null => [new TextChange(End(here.Arguments[here.Arguments.Count - 1]), ", Justification = \"TODO: say why\"")],
        _ => null,
    };

    private WrittenAttribute? Here => Array.Find(_attributes, attribute => attribute.Syntax == _at);

    /// <summary>Names leave the attributes that hold for all their calls with another action, and join one with the action, or make one.</summary>
    private IReadOnlyList<TextChange>? Answer(Mend.Answer answer)
    {
        List<(WrittenAttribute Attribute, IReadOnlyCollection<string> Names)> losing = [];
        foreach (WrittenAttribute attribute in _attributes.Where(attribute => attribute.IsUnconditional && attribute.Action is not null))
        {
            string[] lost = [.. attribute.Names.Select(name => name.Name).Where(name =>
                answer.Syscalls.Any(syscall => syscall.Name == name && syscall.Action != attribute.Action)).Distinct()];
            if (lost.Length > 0)
                losing.Add((attribute, lost));
        }


        // An attribute that names nothing any more makes room for a new one.
        bool isReplaced = losing.Any(one => one.Attribute.Syntax == _at && one.Attribute.Names.All(name => one.Names.Contains(name.Name)));
        List<TextChange> changes = [.. Drop(losing.Where(one => !isReplaced || one.Attribute.Syntax != _at))];
        List<string> made = [];
        foreach (IGrouping<SyscallAction, SyscallAnswer> alike in answer.Syscalls.GroupBy(syscall => syscall.Action))
        {
            WrittenAttribute[] hosts = [.. _attributes.Where(attribute =>
                attribute.IsUnconditional && attribute.IsPlain && attribute.Action == alike.Key && !losing.Any(one => one.Attribute == attribute))];
            string[] names = [.. alike.Select(syscall => syscall.Name).Distinct().Where(name => !hosts.Any(host => host.Names.Any(there => there.Name == name)))];
            if (names.Length == 0)
                continue;
            if ((Array.Find(hosts, host => host.Syntax == _at) ?? hosts.FirstOrDefault()) is { } host)
            {
                AttributeArgumentSyntax last = host.Names[host.Names.Count - 1].Argument;
                changes.Add(new TextChange(End(last), string.Concat(names.Select(name => ", " + Like(last.Expression, name)))));
            }
            else
                made.Add(NewAttribute(names, alike.Key));
        }

        if (made.Count > 0)
            changes.Add(isReplaced ? new TextChange(_at.Span, string.Join(", ", made)) : Behind(made));
        else if (isReplaced)
            changes.Add(new TextChange(WholeOf(_at), ""));
        return changes;
    }

    /// <summary>Arguments go with their commas; attributes that name nothing any more with the space in front of what follows.</summary>
    private List<TextChange> Drop(IEnumerable<(WrittenAttribute Attribute, IReadOnlyCollection<string> Names)> losing)
    {
        List<TextChange> changes = [];
        foreach ((WrittenAttribute attribute, IReadOnlyCollection<string> names) in losing)
        {
            AttributeArgumentSyntax[] dropped = [.. attribute.Names.Where(name => names.Contains(name.Name)).Select(name => name.Argument)];
            if (dropped.Length == attribute.Names.Count)
                changes.Add(new TextChange(WholeOf(attribute.Syntax), ""));
            else
                changes.AddRange(dropped.Select(argument => new TextChange(WithComma([.. attribute.Arguments], argument, dropped), "")));
        }

        return changes;
    }

    /// <summary>With the comma behind it, or, behind the last that stays, the one before it.</summary>
    private static TextSpan WithComma(AttributeArgumentSyntax[] all, AttributeArgumentSyntax argument, AttributeArgumentSyntax[] dropped)
    {
        int at = Array.IndexOf(all, argument);
        bool isLast = all.Skip(at).All(dropped.Contains);
        return isLast ? TextSpan.FromBounds(all[at - 1].Span.End, argument.Span.End) : TextSpan.FromBounds(argument.SpanStart, all[at + 1].SpanStart);
    }

    private TextSpan WholeOf(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count == 1)
            return TextSpan.FromBounds(list.SpanStart, EndOfSpace(list.Span.End));
        int at = list.Attributes.IndexOf(attribute);
        return at + 1 < list.Attributes.Count
            ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[at + 1].SpanStart)
            : TextSpan.FromBounds(list.Attributes[at - 1].Span.End, attribute.Span.End);
    }

    /// <summary>Up to what is written next, be it a comment.</summary>
    private int EndOfSpace(int position)
    {
        while (position < _text.Length && char.IsWhiteSpace(_text[position]))
            position++;
        return position;
    }

    private IReadOnlyList<TextChange>? Act(SyscallAction action)
    {
        IEnumerable<AttributeArgumentSyntax> arguments = _at.ArgumentList?.Arguments ?? [];
        if (action.Kind == ActionKind.Errno)
        {
            return arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText is "Errno" or "DefaultErrno") is { } errno
                ? [new TextChange(errno.Expression.Span, $"{Qualifier}Errno.{Errno.NameOf(action.Data)}")]
                : null;
        }

        return arguments.FirstOrDefault(argument => _model.GetTypeInfo(argument.Expression).Type?.Name == "SeccompAction") is { } written
            ? [new TextChange(written.Expression.Span, $"{Qualifier}SeccompAction.{action.Kind}")]
            : null;
    }

    /// <summary>The condition anew, with one comparison in it changed.</summary>
    private static IReadOnlyList<TextChange>? Compare(LiteralExpressionSyntax when, Mend.Compare mend)
    {
        if (when.Token.ValueText is var text && ConditionParser.Parse(text, static _ => default).Condition is not { } condition)
            return null;
        bool isDone = false;
        Condition changed = Changed(condition);
        return isDone ? [new TextChange(when.Span, SymbolDisplay.FormatLiteral(ConditionPrinter.Print(changed), quote: true))] : null;

        Condition Changed(Condition one) => one switch
        {
            Condition.All all => new Condition.All(all.Terms.Select(Changed).ToImmutableEquatableArray()),
            Condition.Any any => new Condition.Any(any.Terms.Select(Changed).ToImmutableEquatableArray()),
            Condition.Not not => new Condition.Not(Changed(not.Term)),
            Condition.Compare compare when !isDone && IsMeant(compare, mend) => Rewritten(compare),
            _ => one,
        };

        Condition Rewritten(Condition.Compare compare)
        {
            isDone = true;
            Operand mask = compare.Mask is { } there ? Widened(there, mend) : Operand(mend.Mask, compare.Value);
            return compare with { Mask = mask, Value = Operand(mend.Value, compare.Value) };
        }
    }

    private static bool IsMeant(Condition.Compare compare, Mend.Compare mend) =>
        ValueOf(compare.Value) == mend.OldValue
        && (compare.Mask is null ? (mend.OldMask | 0xffff_ffff_0000_0000) == ulong.MaxValue : ValueOf(compare.Mask) == mend.OldMask);

    /// <summary>The mask and the flags that it lacks, by their names.</summary>
    private static Operand Widened(Operand mask, Mend.Compare mend)
    {
        ulong added = mend.Mask & ~mend.OldMask;
        string? name = (mend.OldMask & ~mend.Mask) == 0
            ? Constants.Names.FirstOrDefault(constant => constant.StartsWith("CLONE_", StringComparison.Ordinal) && ValueOf(new Operand.Constant(constant, default)) == added)
            : null;
        if (added == 0 || name is null)
            return new Operand.Number(mend.Mask, false, default);
        IEnumerable<Operand> terms = mask is Operand.Union union ? union.Terms : [mask];
        return new Operand.Union(terms.Append(new Operand.Constant(name, default)).ToImmutableEquatableArray(), default);
    }

    private static Operand Operand(ulong value, Operand written) => ValueOf(written) == value ? written : new Operand.Number(value, false, default);

    /// <summary>What an operand is on x86_64; null for a variable.</summary>
    private static ulong? ValueOf(Operand operand) => operand switch
    {
        Operand.Number number => number.Bits,
        Operand.Constant constant => Constants.TryGet(Target.X64.Native, constant.Name, out ulong value) ? value : null,
        Operand.Union union => union.Terms.Aggregate((ulong?)0, (all, term) => all | ValueOf(term)),
        Operand.Complement complement => ~ValueOf(complement.Term),
        _ => null,
    };

    private string NewAttribute(string[] names, SyscallAction action)
    {
        string attribute = action.LetsTheCallThrough ? "SeccompAllow" : "SeccompDeny";
        string more = action.Kind switch
        {
            ActionKind.Allow => "",
            ActionKind.Errno => action.Data == Errno.EPERM ? "" : $", Errno = {Qualifier}Errno.{Errno.NameOf(action.Data)}",
            _ => $", Action = {Qualifier}SeccompAction.{action.Kind}",
        };
        AttributeArgumentSyntax? pattern = _attributes.SelectMany(one => one.Names).Select(name => name.Argument).FirstOrDefault();
        string list = string.Join(", ", names.Select(name => pattern is null ? Quoted(name) : Like(pattern.Expression, name)));
        return $"{Qualifier}{attribute}({list}{more})";
    }

    /// <summary>Attributes in lists of their own behind the one at the finding, each on a line of its own where the others are.</summary>
    private TextChange Behind(IEnumerable<string> attributes)
    {
        var after = (AttributeListSyntax)_at.Parent!;
        TextSpan gap = TextSpan.FromBounds(after.Span.End, after.GetLastToken().GetNextToken().SpanStart);
        string between = _text.ToString(gap);
        string space = between.Contains("\n") && string.IsNullOrWhiteSpace(between) ? between : between.Contains("\n") ? Line(after) : " ";
        return new TextChange(new TextSpan(after.Span.End, 0), string.Concat(attributes.Select(attribute => $"{space}[{attribute}]")));
    }

    /// <summary>A line end and the indentation of a node.</summary>
    private string Line(SyntaxNode node)
    {
        TextLine line = _text.Lines.GetLineFromPosition(node.SpanStart);
        string before = line.ToString();
        string end = _text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return (end.Length == 0 ? "\n" : end) + before.Substring(0, before.Length - before.TrimStart().Length);
    }

    /// <summary>A name as its neighbour is written: in quotes, or as a constant of the class Syscall.</summary>
    private string Like(ExpressionSyntax neighbour, string name)
    {
        if (neighbour is MemberAccessExpressionSyntax { Expression: var owner } && _model.GetSymbolInfo(owner).Symbol is INamedTypeSymbol { Name: "Syscall" } type
            && type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.ConstantValue as string == name) is { } constant)
        {
            return $"{owner}.{constant.Name}";
        }

        return Quoted(name);
    }

    /// <summary>What stands before the name of the attribute: a namespace with its dot, or nothing.</summary>
    private string Qualifier => _at.Name is QualifiedNameSyntax qualified ? qualified.Left + "." : "";

    private static TextSpan End(SyntaxNode node) => new(node.Span.End, 0);

    private static string Quoted(string name) => "\"" + name + "\"";
}
