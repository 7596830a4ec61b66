using System.Text;
using static System.FormattableString;

namespace SeccompSharp.Policies.Bpf.Writers;

/// <summary>Writes a program for other tools, as JSON.</summary>
public static class JsonWriter
{
    /// <summary>An array of objects with the fields of <c>struct sock_filter</c>: code, jt, jf, k; lines end with LF.</summary>
    public static string Write(Program program)
    {
        var text = new StringBuilder("[\n");
        for (int pc = 0; pc < program.Instructions.Count; pc++)
        {
            (ushort code, byte jumpTrue, byte jumpFalse, uint k) = program.Instructions[pc];
            string separator = pc + 1 < program.Instructions.Count ? "," : "";
            text.Append(Invariant($"  {{\"code\":{code},\"jt\":{jumpTrue},\"jf\":{jumpFalse},\"k\":{k}}}{separator}\n"));
        }

        return text.Append("]\n").ToString();
    }
}
