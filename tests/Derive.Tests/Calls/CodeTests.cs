using Xunit;

namespace SeccompSharp.Derive.Tests.Calls;

/// <summary>What compilers and the runtime make of methods, and call without a call being written.</summary>
public sealed class CodeTests
{
    [Fact]
    public void Delegate_reaches_its_target() => Assert.Equal("A", Snippet.Reached("""
        System.Action action = One;
        action();
        static void One() => N.A();
        static void Two() => N.B();
        """));

    [Fact]
    public void Delegate_to_a_virtual_method_reaches_the_overrides() => Assert.Equal("B", Snippet.Reached("""
        Base b = new Derived();
        System.Action action = b.M;
        action();
        class Base { public virtual void M() => N.A(); }
        class Derived : Base { public override void M() => N.B(); }
        """));

    [Fact]
    public void Lambda_is_reached_where_it_is_made() => Assert.Equal("A", Snippet.Reached("""
        int captured = 1;
        System.Action action = () => { if (captured == 1) N.A(); };
        action();
        static class Never { public static System.Action M() => () => N.B(); }
        """));

    [Fact]
    public void Async_method_runs_its_state_machine() => Assert.Equal("AB", Snippet.Reached("""
        await M();
        static async System.Threading.Tasks.Task M() { N.A(); await System.Threading.Tasks.Task.Yield(); N.B(); }
        static async System.Threading.Tasks.Task Never() { await System.Threading.Tasks.Task.Yield(); N.C(); }
        """));

    [Fact]
    public void Iterator_runs_when_it_is_enumerated() => Assert.Equal("A", Snippet.Reached("""
        foreach (int i in M()) { }
        static System.Collections.Generic.IEnumerable<int> M() { N.A(); yield return 1; }
        static System.Collections.Generic.IEnumerable<int> Never() { N.B(); yield return 1; }
        """));

    [Fact]
    public void Static_constructor_runs_when_a_static_field_is_read() => Assert.Equal("A", Snippet.Reached("""
        System.Console.WriteLine(Used.Field);
        class Used { public static readonly object Field = Make(); static object Make() { N.A(); return null; } }
        class Never { public static readonly object Field = Make(); static object Make() { N.B(); return null; } }
        """));

    [Fact]
    public void Static_constructor_runs_when_an_object_is_made() => Assert.Equal("A", Snippet.Reached("""
        new Used();
        class Used { static Used() => N.A(); }
        class Never { static Never() => N.B(); }
        """));

    [Fact]
    public void Finalizer_of_a_type_that_has_objects_runs() => Assert.Equal("A", Snippet.Reached("""
        new Used();
        class Used { ~Used() => N.A(); }
        class Never { ~Never() => N.B(); }
        """));

    [Fact]
    public void Module_initializer_runs() => Assert.Equal("A", Snippet.Reached("""
        static class Program
        {
            [System.Runtime.CompilerServices.ModuleInitializer] internal static void Start() => N.A();
            internal static void Other() => N.B();
            static void Main() { }
        }
        """));

    [Fact]
    public void Managed_function_pointer_reaches_its_target() => Assert.Equal("A", Snippet.Reached("""
        unsafe { delegate*<void> pointer = &One; pointer(); }
        static void One() => N.A();
        static void Two() => N.B();
        """));

    [Fact]
    public void Method_that_native_code_may_call_is_an_entry_point() => Assert.Equal("A", Snippet.Reached("""
        static class Program
        {
            static void Main() { }
            [System.Runtime.InteropServices.UnmanagedCallersOnly] static void FromNative() => N.A();
            static void Other() => N.B();
        }
        """));

    [Fact]
    public void Handlers_of_exceptions_are_reached() => Assert.Equal("ABC", Snippet.Reached("""
        try { System.Console.WriteLine(); }
        catch (System.Exception e) when (Filter(e)) { N.A(); }
        finally { N.B(); }
        static bool Filter(System.Exception e) { N.C(); return true; }
        """));

    [Fact]
    public void Switch_reaches_all_its_cases() => Assert.Equal("ABCD", Snippet.Reached("""
        switch (args.Length)
        {
            case 0: N.A(); break;
            case 1: N.B(); break;
            case 2: N.C(); break;
            default: N.D(); break;
        }
        """));

    [Fact]
    public void Handle_that_a_native_function_returns_is_released() => Assert.Equal("A", Snippet.Reached("""
        using (Handle handle = Open()) { }
        [System.Runtime.InteropServices.DllImport("other")] static extern Handle Open();
        class Handle : System.Runtime.InteropServices.SafeHandle
        {
            public Handle() : base(default, true) { }
            public override bool IsInvalid => false;
            protected override bool ReleaseHandle() { N.A(); return true; }
        }
        """));
}
