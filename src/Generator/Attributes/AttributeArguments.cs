using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Attributes;

/// <summary>An argument's value, or one element of an array, where it was written.</summary>
/// <param name="Constant">The value.</param>
/// <param name="Place">The expression, or the whole attribute where there is no expression for it alone.</param>
/// <param name="Expression">The expression, if there is one for it alone.</param>
internal readonly record struct ArgumentValue(TypedConstant Constant, Place Place, ExpressionSyntax? Expression)
{
    /// <summary>The text; null when the argument is null.</summary>
    public string? Text => Constant.Kind == TypedConstantKind.Array ? null : Constant.Value as string;

    /// <summary>The number, also of an enum member. Only for arguments of such a type.</summary>
    public long Number => Convert.ToInt64(Constant.Value, CultureInfo.InvariantCulture);
}

/// <summary>One attribute's arguments, each with its place in the source.</summary>
internal sealed class AttributeArguments
{
    private readonly AttributeData _data;
    private readonly AttributeSyntax? _syntax;

    public AttributeArguments(AttributeData data, CancellationToken cancellationToken)
    {
        _data = data;
        _syntax = data.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
        Place = _syntax is null ? Place.None : SourcePlaces.Of(_syntax);
    }

    /// <summary>The whole attribute, without brackets.</summary>
    public Place Place { get; }

    /// <summary>Whether the compiler could evaluate every argument; it has complained otherwise.</summary>
    public bool AreConstant => _data.AttributeConstructor is { } constructor
        && constructor.Parameters.Length == _data.ConstructorArguments.Length
        && constructor.Parameters.Zip(_data.ConstructorArguments, IsOfItsType).All(fits => fits)
        && _data.ConstructorArguments.All(IsConstant)
        && _data.NamedArguments.All(argument => IsConstant(argument.Value));

    /// <summary>Whether a property is set, be it to something that the compiler could not evaluate.</summary>
    public bool Mentions(string property) => Expression(property) is not null;

    /// <summary>A constructor's argument, if the constructor has such a parameter.</summary>
    public ArgumentValue? Positional(string parameter)
    {
        int index = IndexOf(parameter);
        if (index < 0)
            return null;
        return Value(_data.ConstructorArguments[index], Expressions(parameter, index).FirstOrDefault());
    }

    /// <summary>A property, if it is set.</summary>
    public ArgumentValue? Named(string property)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in _data.NamedArguments)
        {
            if (argument.Key == property)
                return Value(argument.Value, Expression(property));
        }

        return null;
    }

    /// <summary>The elements of an array or params parameter: null when the array is null.</summary>
    public IReadOnlyList<ArgumentValue>? Elements(string parameter)
    {
        int index = IndexOf(parameter);
        return index < 0 ? [] : Elements(_data.ConstructorArguments[index], [.. Expressions(parameter, index)]);
    }

    /// <summary>The elements of an array property: empty when it is not set, null when it is set to null.</summary>
    public IReadOnlyList<ArgumentValue>? NamedElements(string property) => Named(property) is { } argument
        ? Elements(argument.Constant, Expression(property) is { } expression ? [expression] : [])
        : [];

    private ArgumentValue[]? Elements(TypedConstant array, ExpressionSyntax[] expressions)
    {
        if (array.Kind != TypedConstantKind.Array || array.IsNull)
            return null;
        ImmutableArray<TypedConstant> values = array.Values;
        if (expressions.Length == 1 && ElementExpressions(expressions[0]) is { } elements)
            expressions = elements;
        return [.. values.Select((value, i) => Value(value, expressions.Length == values.Length ? expressions[i] : null))];
    }

    private static ExpressionSyntax[]? ElementExpressions(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        CollectionExpressionSyntax collection =>
            [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression)],
        _ => null,
    };

    /// <summary>After some errors, what stands for an array is none.</summary>
    private static bool IsOfItsType(IParameterSymbol parameter, TypedConstant argument) =>
        (parameter.Type.TypeKind == TypeKind.Array) == (argument.Kind == TypedConstantKind.Array);

    private static bool IsConstant(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => false,
        TypedConstantKind.Array => constant.IsNull || constant.Values.All(IsConstant),
        _ => true,
    };

    private int IndexOf(string parameter)
    {
        ImmutableArray<IParameterSymbol> parameters =
            _data.AttributeConstructor?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i].Name == parameter)
                return i;
        }

        return -1;
    }

    private IEnumerable<ExpressionSyntax> Expressions(string parameter, int index)
    {
        AttributeArgumentSyntax[] positional = [.. Arguments.Where(argument => argument.NameEquals is null)];
        IEnumerable<AttributeArgumentSyntax> named =
            positional.Where(argument => argument.NameColon?.Name.Identifier.ValueText == parameter);
        return (named.Any() ? named : positional.Skip(index).TakeWhile(argument => argument.NameColon is null))
            .Select(argument => argument.Expression);
    }

    private ExpressionSyntax? Expression(string property) => Arguments
        .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression;

    private IEnumerable<AttributeArgumentSyntax> Arguments => _syntax?.ArgumentList?.Arguments ?? default;

    private ArgumentValue Value(TypedConstant constant, ExpressionSyntax? expression) =>
        new(constant, expression is null ? Place : SourcePlaces.Of(expression), expression);
}
