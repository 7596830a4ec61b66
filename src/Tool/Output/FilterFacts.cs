using System.Text.Json;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Output;

/// <summary>What came of compiling a profile, for programs.</summary>
internal static class FilterFacts
{
    /// <summary>One object: the target, the filter's ABIs and size unless there is none, and the findings.</summary>
    public static void Write(Utf8JsonWriter json, Target target, FilterBuildResult result, FindingWriter findings)
    {
        json.WriteStartObject();
        json.WriteString("target", target.Name);
        if (result.Filter is { } filter)
        {
            json.WriteStartArray("abis");
            foreach (BoundAbi abi in filter.Bound.Abis)
                json.WriteStringValue(abi.Abi.Name);
            json.WriteEndArray();
            json.WriteString("byteOrder", filter.Program.IsLittleEndian ? "little" : "big");
            json.WriteNumber("instructions", filter.Program.Instructions.Count);
            json.WriteNumber("bytes", filter.Program.Instructions.Count * Instruction.Size);
            json.WriteString("defaultAction", filter.Policy.DefaultAction.ToString());
        }

        json.WriteStartArray("findings");
        findings.WriteJson(json, result.Findings);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
