using System.Text;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf.Writers;
using SeccompSharp.Policies.Export;

namespace SeccompSharp.Tool.Output;

/// <summary>The forms in which a filter can be had.</summary>
internal enum FilterFormat
{
    /// <summary>The raw <c>struct sock_filter[]</c>.</summary>
    Bpf,

    /// <summary>A listing.</summary>
    Asm,

    /// <summary>Pseudo filter code.</summary>
    Pfc,

    /// <summary>An array initialiser for C.</summary>
    C,

    /// <summary>A span of constants for C#.</summary>
    CSharp,

    /// <summary>An array of objects.</summary>
    Json,
}

/// <summary>Writes a filter in one of its forms.</summary>
internal static class FilterFormats
{
    /// <summary>The bytes of a file in that form; text is UTF-8.</summary>
    public static byte[] Format(this BuiltFilter filter, FilterFormat format) => format switch
    {
        FilterFormat.Asm => Text(AsmWriter.Write(filter.Program)),
        FilterFormat.Pfc => Text(PfcWriter.Write(filter.Bound)),
        FilterFormat.C => Text(CWriter.Write(filter.Program)),
        FilterFormat.CSharp => Text(CSharpWriter.Write(filter.Program)),
        FilterFormat.Json => Text(JsonWriter.Write(filter.Program)),
        _ => filter.Program.ToBytes(),
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
