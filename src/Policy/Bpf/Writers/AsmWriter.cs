using System.Text;

namespace SeccompSharp.Policies.Bpf.Writers;

/// <summary>Writes a program as a listing for people: the <see cref="Disassembler"/>'s lines.</summary>
public static class AsmWriter
{
    /// <summary>One instruction a line, numbered from 0; lines end with LF.</summary>
    public static string Write(Program program)
    {
        var text = new StringBuilder();
        foreach (string line in Disassembler.Listing(program))
            text.Append(line).Append('\n');
        return text.ToString();
    }
}
