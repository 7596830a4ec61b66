using System.Linq;
using SeccompSharp.Derive.Calls;
using Xunit;

namespace SeccompSharp.Derive.Tests.Calls;

/// <summary>Reflection is followed where attributes say what it looks at, and reported with its place where not.</summary>
public sealed class ReflectionTests
{
    [Fact]
    public void Dynamic_dependency_reaches_the_member_that_it_names() => Assert.Equal("A", Snippet.Reached("""
        using System.Diagnostics.CodeAnalysis;
        Call();
        [DynamicDependency("Named", typeof(Other))] static void Call() { }
        static class Other { static void Named() => N.A(); static void Unnamed() => N.B(); }
        """));

    [Fact]
    public void Dynamic_dependency_on_kinds_reaches_all_of_these() => Assert.Equal("A", Snippet.Reached("""
        using System.Diagnostics.CodeAnalysis;
        Call();
        [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(Other))] static void Call() { }
        static class Other { public static void Public() => N.A(); static void Private() => N.B(); }
        """));

    [Fact]
    public void Dynamic_dependency_of_a_method_that_is_not_reached_counts_nothing() => Assert.Equal("", Snippet.Reached("""
        using System.Diagnostics.CodeAnalysis;
        static class Program
        {
            static void Main() { }
            [DynamicDependency("Named", typeof(Other))] static void Never() { }
        }
        static class Other { static void Named() => N.A(); }
        """));

    [Fact]
    public void Type_that_is_passed_to_an_annotated_parameter_is_looked_at() => Assert.Equal("A", Snippet.Reached("""
        using System.Diagnostics.CodeAnalysis;
        Call(typeof(Used));
        static void Call([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] System.Type type) { }
        class Used { public Used(int i) => N.A(); private Used() => N.B(); public void M() => N.C(); }
        """));

    [Fact]
    public void Known_type_of_CreateInstance_is_made_and_no_limit()
    {
        const string source = """
            System.Activator.CreateInstance(typeof(Used));
            class Used { public Used() => N.A(); }
            class Other { public Other() => N.B(); }
            """;
        Assert.Equal("A", Snippet.Reached(source));
        Assert.Empty(Snippet.Graph(source).Limits);
    }

    [Fact]
    public void Type_by_a_literal_name_is_found() => Assert.Equal("A", Snippet.Reached("""
        System.Activator.CreateInstance(System.Type.GetType("Used, snippet"));
        class Used { public Used() => N.A(); }
        """));

    [Fact]
    public void Unsafe_accessor_reaches_the_method_that_it_stands_for() => Assert.Equal("A", Snippet.Reached("""
        using System.Runtime.CompilerServices;
        Call(null);
        [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Hidden")] static extern void Call(Other other);
        class Other { static void Hidden() => N.A(); static void Unnamed() => N.B(); }
        """));

    [Fact]
    public void Unsafe_accessor_makes_an_object() => Assert.Equal("A", Snippet.Reached("""
        using System.Runtime.CompilerServices;
        Make();
        [UnsafeAccessor(UnsafeAccessorKind.Constructor)] static extern Other Make();
        class Other { private Other() => N.A(); void Unnamed() => N.B(); }
        """));

    [Fact]
    public void Attribute_is_made_where_it_stands() => Assert.Equal("AB", Snippet.Reached("""
        System.Attribute.GetCustomAttributes(typeof(Marked));
        [Mark(Value = 1)] class Marked { }
        class MarkAttribute : System.Attribute { public MarkAttribute() => N.A(); public int Value { get => 0; set => N.B(); } }
        class OtherAttribute : System.Attribute { public OtherAttribute() => N.C(); }
        """));

    [Fact]
    public void Reflection_on_an_unknown_type_is_reported_with_its_place()
    {
        Limit limit = Assert.Single(Snippet.Graph("""
            Place.Make(args.GetType());
            static class Place
            {
                public static object Make(System.Type type) => System.Activator.CreateInstance(type);
                public static object Never(System.Type type) => System.Activator.CreateInstance(type);
            }
            """).Limits);
        Assert.Equal(new Limit(LimitKind.Reflection, "snippet", "Place.Make", "System.Activator.CreateInstance"), limit);
    }

    [Fact]
    public void Type_that_comes_from_elsewhere_is_reported_where_it_is_looked_at()
    {
        Limit limit = Assert.Single(Snippet.Graph("""
            using System.Diagnostics.CodeAnalysis;
            Place.Pass();
            static class Store { public static System.Type Type = typeof(Place); }
            static class Place
            {
                public static void Pass() => Look(Store.Type);
                static void Look([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] System.Type type) => LookAgain(type);
                static void LookAgain([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] System.Type type) { }
            }
            """).Limits);
        Assert.Equal(new Limit(LimitKind.Reflection, "snippet", "Place.Pass", "Place.Look"), limit);
    }

    [Theory]
    [InlineData("System.Reflection.Assembly.Load(args[0]);", LimitKind.AssemblyLoad)]
    [InlineData("typeof(string).GetMethod(args[0]).Invoke(null, null);", LimitKind.Reflection)]
    [InlineData("System.Runtime.InteropServices.NativeLibrary.Load(args[0]);", LimitKind.NativeLibrary)]
    [InlineData("unsafe { ((delegate* unmanaged<void>)args.Length)(); }", LimitKind.FunctionPointer)]
    [InlineData("new System.Reflection.Emit.DynamicMethod(\"\", null, null).Invoke(null, null);", LimitKind.DynamicCode)]
    [InlineData("P.dlopen(null, 0); static class P { [System.Runtime.InteropServices.DllImport(\"libc\")] public static extern nint dlopen(string path, int flags); }", LimitKind.NativeLibrary)]
    public void What_cannot_be_followed_is_a_limit_of_its_kind(string source, LimitKind kind) =>
        Assert.Contains(kind, Snippet.Graph(source).Limits.Select(limit => limit.Kind));

    [Fact]
    public void Limits_of_the_framework_are_one_for_each_kind()
    {
        ReachedProgram program = Snippet.Graph("System.Console.WriteLine();");
        Assert.Empty(program.Limits);
        Assert.NotEmpty(program.FrameworkLimits);
        Assert.Equal(program.FrameworkLimits.Select(limit => limit.Kind).Distinct(), program.FrameworkLimits.Select(limit => limit.Kind));
    }
}
