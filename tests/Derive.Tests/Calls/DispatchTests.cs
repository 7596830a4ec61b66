using Xunit;

namespace SeccompSharp.Derive.Tests.Calls;

/// <summary>Virtual and interface calls reach the methods of types that have objects, and of no others.</summary>
public sealed class DispatchTests
{
    [Fact]
    public void Override_in_a_type_that_is_never_made_is_not_reached() => Assert.Equal("B", Snippet.Reached("""
        Base b = new Made();
        b.M();
        class Base { public virtual void M() => N.A(); }
        class Made : Base { public override void M() => N.B(); }
        class Never : Base { public override void M() => N.C(); }
        """));

    [Fact]
    public void Base_method_is_reached_through_a_base_call() => Assert.Equal("AB", Snippet.Reached("""
        Base b = new Made();
        b.M();
        class Base { public virtual void M() => N.A(); }
        class Made : Base { public override void M() { base.M(); N.B(); } }
        """));

    [Fact]
    public void Type_that_is_made_after_the_call_is_reached() => Assert.Equal("AB", Snippet.Reached("""
        Base b = new Base();
        b.M();
        Later.Make();
        class Base { public virtual void M() => N.A(); }
        class Made : Base { public override void M() => N.B(); }
        static class Later { public static object Make() => new Made(); }
        """));

    [Fact]
    public void Hidden_method_keeps_its_slot() => Assert.Equal("A", Snippet.Reached("""
        Base b = new Last();
        b.M();
        class Base { public virtual void M() => N.A(); }
        class Middle : Base { public new virtual void M() => N.B(); }
        class Last : Middle { }
        """));

    [Fact]
    public void Override_of_a_hiding_method_leaves_the_hidden_one_in_place() => Assert.Contains("A", Snippet.Reached("""
        Base b = new Last();
        b.M();
        class Base { public virtual void M() => N.A(); }
        class Middle : Base { public new virtual void M() => N.B(); }
        class Last : Middle { public override void M() => N.C(); }
        """));

    [Fact]
    public void Interface_call_reaches_implementations_of_made_types() => Assert.Equal("A", Snippet.Reached("""
        I i = new Made();
        i.M();
        interface I { void M(); }
        class Made : I { public void M() => N.A(); public void Other() => N.B(); }
        class Never : I { public void M() => N.C(); }
        """));

    [Fact]
    public void Interface_method_is_found_in_a_base_that_does_not_know_the_interface() => Assert.Equal("A", Snippet.Reached("""
        I i = new Made();
        i.M();
        interface I { void M(); }
        class Base { public virtual void M() => N.A(); }
        class Made : Base, I { }
        """));

    [Fact]
    public void Explicit_implementation_is_reached_and_its_namesake_is_not() => Assert.Equal("A", Snippet.Reached("""
        I i = new Made();
        i.M();
        interface I { void M(); }
        class Made : I { void I.M() => N.A(); void M() => N.B(); }
        """));

    [Fact]
    public void Interface_implemented_again_reaches_the_derived_one() => Assert.Equal("B", Snippet.Reached("""
        I i = new Derived();
        i.M();
        interface I { void M(); }
        class Base : I { void I.M() => N.A(); }
        class Derived : Base, I { void I.M() => N.B(); }
        """));

    [Fact]
    public void Default_interface_method_is_reached_where_nothing_replaces_it() => Assert.Equal("A", Snippet.Reached("""
        I i = new Made();
        i.M();
        interface I { void M() => N.A(); void Other() => N.B(); }
        class Made : I { }
        """));

    [Fact]
    public void Default_interface_method_that_is_replaced_is_not_reached() => Assert.Equal("B", Snippet.Reached("""
        I i = new Made();
        i.M();
        interface I { void M() => N.A(); }
        class Made : I { public void M() => N.B(); }
        """));

    [Fact]
    public void Interface_that_overrides_a_default_is_reached() => Assert.Contains("B", Snippet.Reached("""
        I i = new Made();
        i.M();
        interface I { void M() => N.A(); }
        interface J : I { void I.M() => N.B(); }
        class Made : J { }
        """));

    [Fact]
    public void Covariant_return_is_an_override() => Assert.Equal("B", Snippet.Reached("""
        Base b = new Derived();
        b.M();
        class Base { public virtual object M() { N.A(); return null; } }
        class Derived : Base { public override string M() { N.B(); return null; } }
        """));

    [Fact]
    public void Static_abstract_method_is_reached_in_what_stands_for_the_variable() => Assert.Equal("A", Snippet.Reached("""
        Call<Used>();
        static void Call<T>() where T : I => T.M();
        interface I { static abstract void M(); }
        class Used : I { public static void M() => N.A(); }
        class Other : I { public static void M() => N.B(); }
        """));

    [Fact]
    public void Struct_is_called_through_a_type_variable_without_a_box() => Assert.Equal("A", Snippet.Reached("""
        Call(new Used());
        static void Call<T>(T value) where T : I => value.M();
        interface I { void M(); }
        struct Used : I { public void M() => N.A(); }
        struct Other : I { public void M() => N.B(); }
        """));

    [Fact]
    public void Object_methods_are_reached_from_the_framework() => Assert.Equal("A", Snippet.Reached("""
        System.Console.WriteLine(new Made());
        class Made { public override string ToString() { N.A(); return ""; } }
        class Never { public override string ToString() { N.B(); return ""; } }
        """));

    [Fact]
    public void Instance_method_of_a_class_without_objects_is_not_reached() => Assert.Equal("", Snippet.Reached("""
        Never never = null;
        never?.M();
        class Never { public void M() => N.A(); }
        """));
}
