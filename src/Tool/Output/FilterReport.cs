using System.Linq;
using System.Text.Json;
using System.Threading;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Output;

/// <summary>What came of compiling a profile, for programs.</summary>
internal static class FilterReport
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
            WriteSyscalls(json, filter);
        }

        json.WriteStartArray("findings");
        findings.WriteJson(json, result.Findings);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An object for each syscall of each ABI: how the kernel answers it, and what the filter says.</summary>
    private static void WriteSyscalls(Utf8JsonWriter json, BuiltFilter filter)
    {
        json.WriteStartArray("syscalls");
        foreach (SyscallReport syscall in filter.Bound.Abis.SelectMany(abi => SyscallReport.Of(filter.Program, abi.Abi, CancellationToken.None)))
        {
            json.WriteStartObject();
            json.WriteString("abi", syscall.Abi.Name);
            json.WriteString("name", syscall.Syscall.Name);
            json.WriteNumber("number", syscall.Syscall.Number);
            json.WriteString("treatment", syscall.Treatment switch
            {
                SyscallTreatment.Cached => "cached",
                SyscallTreatment.Allowed => "allowed",
                SyscallTreatment.Filtered => "filtered",
                _ => "denied",
            });
            json.WriteStartArray("actions");
            foreach (SyscallAction action in syscall.Actions)
                json.WriteStringValue(action.ToString());
            json.WriteEndArray();
            json.WriteNumber("instructions", syscall.Instructions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
