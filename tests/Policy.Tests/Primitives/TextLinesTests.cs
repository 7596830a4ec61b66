using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Primitives;

public sealed class TextLinesTests
{
    [Theory]
    [InlineData("", 0, 1, 1)]
    [InlineData("ab", 2, 1, 3)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\r\nb", 2, 1, 3)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\u2028b\u0085c", 4, 3, 1)]
    [InlineData("\n\n", 2, 3, 1)]
    public void Lines_and_columns_count_from_one_as_compilers_print_them(string text, int offset, int line, int column) =>
        Assert.Equal((line, column), new TextLines(text).At(offset));
}
