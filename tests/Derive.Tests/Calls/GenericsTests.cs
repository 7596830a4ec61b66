using Xunit;

namespace SeccompSharp.Derive.Tests.Calls;

public sealed class GenericsTests
{
    [Fact]
    public void Override_in_a_generic_base_matches_whatever_stands_for_its_variable() => Assert.Equal("B", Snippet.Reached("""
        Base<int> b = new Derived();
        b.M(1);
        abstract class Base<T> { public virtual void M(T value) => N.A(); }
        class Derived : Base<int> { public override void M(int value) => N.B(); }
        class Never : Base<int> { public override void M(int value) => N.C(); }
        """));

    [Fact]
    public void Generic_virtual_method_reaches_its_override() => Assert.Equal("B", Snippet.Reached("""
        Base b = new Derived();
        b.M<string>(null);
        class Base { public virtual void M<T>(T value) => N.A(); }
        class Derived : Base { public override void M<T>(T value) => N.B(); }
        class Never : Base { public override void M<T>(T value) => N.C(); }
        """));

    [Fact]
    public void Generic_interface_reaches_its_implementation() => Assert.Equal("A", Snippet.Reached("""
        I<string> i = new Made();
        i.M("");
        interface I<T> { void M(T value); }
        class Made : I<string> { public void M(string value) => N.A(); public void M(int value) => N.B(); }
        """));

    [Fact]
    public void New_of_a_variable_makes_what_stands_for_it() => Assert.Equal("A", Snippet.Reached("""
        Outer<Used>();
        static T Outer<T>() where T : new() => Inner<T>();
        static T Inner<T>() where T : new() => new T();
        class Used { public Used() => N.A(); }
        class Other { public Other() => N.B(); }
        """));

    [Fact]
    public void Array_is_enumerated_through_its_interfaces() => Assert.Equal("A", Snippet.Reached("""
        System.Collections.Generic.IEnumerable<Item> items = new Item[] { new Item() };
        foreach (Item item in items)
            item.M();
        class Item { public virtual void M() => N.A(); }
        """));

    [Fact]
    public void Comparer_of_a_collection_reaches_the_keys_methods() => Assert.Equal("AB", Snippet.Reached("""
        var map = new System.Collections.Generic.Dictionary<Key, int>();
        map[new Key()] = 1;
        struct Key : System.IEquatable<Key>
        {
            public bool Equals(Key other) { N.A(); return true; }
            public override int GetHashCode() { N.B(); return 0; }
        }
        """));

    [Fact]
    public void Linq_reaches_its_lambdas() => Assert.Equal("A", Snippet.Reached("""
        using System.Linq;
        foreach (int i in new[] { 1 }.Select(i => { N.A(); return i; }))
            System.Console.WriteLine(i);
        """));
}
