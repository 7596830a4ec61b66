using Xunit;

namespace SeccompSharp.Derive.Tests.Calls;

/// <summary>The files that assemblies carry for trimmers.</summary>
public sealed class LinkerFileTests
{
    private const string Source = """
        namespace Space
        {
            static class Program { static void Main() { if (Outer.Inner.Get(1)) N.A(); else N.B(); } }
            class Outer
            {
                internal static class Inner
                {
                    public static bool Get(int i) => i == System.Environment.ProcessId;
                    public static bool Get() => true;
                }
                static void Described() => N.C();
                static void NotDescribed() => N.D();
            }
        }
        """;

    [Fact]
    public void Descriptor_keeps_the_method_that_it_names() => Assert.Equal("ABC", Snippet.ReachedWith("ILLink.Descriptors.xml", """
        <linker><assembly fullname="snippet"><type fullname="Space.Outer"><method name="Described" /></type></assembly></linker>
        """, Source));

    [Fact]
    public void Descriptor_of_a_type_keeps_all_of_it() => Assert.Equal("ABCD", Snippet.ReachedWith("ILLink.Descriptors.xml", """
        <linker><assembly fullname="snippet"><type fullname="Space.Out*" /></assembly></linker>
        """, Source));

    [Theory]
    [InlineData("true", "A")]
    [InlineData("false", "AB")]
    public void Substitution_holds_where_its_switch_is_set_so(string value, string reached) => Assert.Equal(reached, Snippet.ReachedWith(
        "ILLink.Substitutions.xml",
        """
        <linker><assembly fullname="snippet" feature="My.Switch" featurevalue="true">
          <type fullname="Space.Outer/Inner"><method signature="System.Boolean Get(System.Int32)" body="stub" value="true" /></type>
        </assembly></linker>
        """,
        Source, ("My.Switch", value)));

    [Fact]
    public void Substitution_of_a_package_without_a_switch_is_for_trimmers_only() => Assert.Equal("AB", Snippet.ReachedWith(
        "ILLink.Substitutions.xml",
        """
        <linker><assembly fullname="snippet">
          <type fullname="Space.Outer/Inner"><method signature="System.Boolean Get(System.Int32)" body="stub" value="true" /></type>
        </assembly></linker>
        """,
        Source));

    [Fact]
    public void File_that_is_no_XML_is_passed_over() => Assert.Equal("AB", Snippet.ReachedWith("ILLink.Substitutions.xml", "<linker>", Source));
}
