using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>What other assemblies can use of one: a line for each type and each member, in an order of their own.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext s_nullability = new();

    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool",
        [typeof(char)] = "char", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(nint)] = "nint", [typeof(nuint)] = "nuint", [typeof(double)] = "double",
    };

    public static string[] Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(type => Members(type).Prepend(Declaration(type))).Order(StringComparer.Ordinal)];

    private static string Declaration(Type type)
    {
        string kind = type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? (IsMarked<IsReadOnlyAttribute>(type) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct"
            : (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + "class";
        IEnumerable<Type> bases = type.IsEnum ? [Enum.GetUnderlyingType(type)] : type.GetInterfaces().OrderBy(Name, StringComparer.Ordinal);
        if (type.IsClass && type.BaseType is { } parent && parent != typeof(object))
            bases = bases.Prepend(parent);
        string line = $"{FullName(type)} = {Hidden(type)}{kind}{List(" : ", bases.Select(Name))}";
        return type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage
            ? $"{line}, for {usage.ValidOn}{(usage.AllowMultiple ? ", repeatable" : "")}{(usage.Inherited ? "" : ", not inherited")}"
            : line;
    }

    private static IEnumerable<string> Members(Type type)
    {
        string prefix = FullName(type) + ".";
        foreach (FieldInfo field in type.GetFields(Declared).Where(field => IsVisible(field) && !field.IsSpecialName))
        {
            string declared = type.IsEnum ? "" : (field.IsLiteral ? "const " : Static(field.IsStatic) + (field.IsInitOnly ? "readonly " : ""))
                + Name(s_nullability.Create(field)) + " ";
            string value = field.IsLiteral ? Value(field.GetRawConstantValue(), field.FieldType) : "";
            yield return $"{prefix}{field.Name} = {Hidden(field)}{declared}{value}".TrimEnd();
        }

        foreach (PropertyInfo property in type.GetProperties(Declared))
        {
            string accessors = string.Concat(
                new[] { property.GetMethod, property.SetMethod }.Where(accessor => accessor is not null && IsVisible(accessor))
                    .Select(accessor => $" {Access(accessor!)}{AccessorName(accessor!)};"));
            if (accessors != "")
                yield return $"{prefix}{property.Name}{Indices(property)} = {Hidden(property)}{Modifiers(property.GetAccessors(true)[0])}"
                    + $"{Name(s_nullability.Create(property))} {{{accessors} }}";
        }

        foreach (EventInfo @event in type.GetEvents(Declared).Where(each => IsVisible(each.AddMethod!)))
            yield return $"{prefix}{@event.Name} = event {Hidden(@event)}{Modifiers(@event.AddMethod!)}{Name(s_nullability.Create(@event))}";

        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(each => IsVisible(each) && !each.IsStatic))
            yield return $"{prefix}{constructor.Name[1..]}({Parameters(constructor.GetParameters())}) = {Hidden(constructor)}{Access(constructor)}constructor";

        foreach (MethodInfo method in type.GetMethods(Declared).Where(each => IsVisible(each) && !IsAccessor(each)))
        {
            string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
            yield return $"{prefix}{method.Name}{generic}({Parameters(method.GetParameters())}) = {Hidden(method)}{Access(method)}"
                + $"{Modifiers(method)}{Name(s_nullability.Create(method.ReturnParameter))}";
        }
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
    {
        string way = parameter.ParameterType.IsByRef ? (parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ")
            : IsMarked<ParamArrayAttribute>(parameter) || IsMarked<ParamCollectionAttribute>(parameter) ? "params "
            : "";
        string value = parameter.HasDefaultValue ? " = " + Value(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{way}{Name(s_nullability.Create(parameter))} {parameter.Name}{value}";
    }));

    private static string Indices(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{Parameters(parameters)}]" : "";

    private static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType ? "default" : "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(NullabilityInfo nullability)
    {
        Type type = nullability.Type;
        if (type.IsByRef)
            type = type.GetElementType()!;
        string name = nullability.ElementType is { } element && type.IsArray ? Name(element) + "[]"
            : nullability.GenericTypeArguments.Length > 0 && Nullable.GetUnderlyingType(type) is null
                ? $"{Simple(type)}<{string.Join(", ", nullability.GenericTypeArguments.Select(Name))}>"
                : Name(type);
        NullabilityState state = nullability.ReadState == NullabilityState.Unknown ? nullability.WriteState : nullability.ReadState;
        return !type.IsValueType && state == NullabilityState.Nullable ? name + "?" : name;
    }

    private static string Name(Type type) =>
        s_keywords.TryGetValue(type, out string? keyword) ? keyword
        : type.IsFunctionPointer ? $"delegate*<{string.Join(", ", type.GetFunctionPointerParameterTypes().Append(type.GetFunctionPointerReturnType()).Select(Name))}>"
        : type.IsPointer ? Name(type.GetElementType()!) + "*"
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : type.IsByRef ? Name(type.GetElementType()!)
        : Nullable.GetUnderlyingType(type) is { } value ? Name(value) + "?"
        : type.IsGenericType ? $"{Simple(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : Simple(type);

    private static string FullName(Type type) =>
        (type.IsNested ? FullName(type.DeclaringType!) : type.Namespace) + "." + Simple(type);

    private static string Simple(Type type) => type.Name.Split('`')[0];

    private static string Modifiers(MethodBase method) => Static(method.IsStatic)
        + (method.IsAbstract ? "abstract "
            : method is MethodInfo { IsVirtual: true, IsFinal: false } own ? own.GetBaseDefinition() == own ? "virtual " : "override " : "");

    private static string AccessorName(MethodInfo accessor) => accessor.Name.StartsWith("get_", StringComparison.Ordinal) ? "get"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ? "init" : "set";

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Hidden(MemberInfo member) =>
        member.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never ? "hidden " : "";

    private static string List(string before, IEnumerable<string> items) => items.Any() ? before + string.Join(", ", items) : "";

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsMarked<T>(MemberInfo member) where T : Attribute => member.IsDefined(typeof(T), inherit: false);

    private static bool IsMarked<T>(ParameterInfo parameter) where T : Attribute => parameter.IsDefined(typeof(T), inherit: false);
}
