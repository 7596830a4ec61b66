using System;
using System.Globalization;
using System.IO;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Tool.Queries;

/// <summary>What a filter returned, for programs.</summary>
internal static class AnswerWriter
{
    /// <summary>The 32 bits, as <c>0x7fff0000</c>.</summary>
    public static void WriteHex(TextWriter output, uint value)
    {
        Span<char> line = ['0', 'x', '0', '0', '0', '0', '0', '0', '0', '0'];
        value.TryFormat(line[2..], out _, "x8", CultureInfo.InvariantCulture);
        output.WriteLine(line);
    }

    /// <summary>The call, the 32 bits and the action, as one JSON object on a line of its own.</summary>
    public static void WriteJson(TextWriter output, Query query, uint value) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"abi":"{{query.Abi}}","nr":{{query.Number}},"args":[{{string.Join(',', query.Arguments)}}],"value":"0x{{value:x8}}","action":"{{SyscallAction.FromReturnValue(value)}}"}"""));
}
