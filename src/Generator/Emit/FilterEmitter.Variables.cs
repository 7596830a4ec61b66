using System.Linq;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Bpf;

namespace SeccompSharp.Generator.Emit;

/// <content>
/// A filter with values that are known only at installation. It lies in read-only data like any other, with 0 in their
/// places; installing copies it to the stack and puts them in. Nobody gets to see it without them, unless all that it
/// lacks is the process's own id and it allows less without it.
/// </content>
internal sealed partial class FilterEmitter
{
    private const string WritableSpan = "global::System.Span";
    private const string ProcessId = "global::SeccompSharp.DotNetProcess.Id";

    private void HostWithVariables()
    {
        var parameters = new InstallParameters(_set, "");
        ShowFilters();
        InstallWithVariables(parameters);
        TryInstallWithVariables(parameters);
        if (FiltersLiveInStartup)
            return;
        CompleteFilter("private", parameters);
        Data();
    }

    private void StartupWithVariables()
    {
        if (!FiltersLiveInStartup)
        {
            _writer.Line($"internal static void Install() => {_set.Host.GlobalName}.{HostMembers.Install}();");
            return;
        }

        _writer.Open("internal static void Install()");
        _writer.Line($"{Seccomp}.Install({Completed(new InstallParameters(_set, ""))});");
        _writer.Close();
    }

    private void InstallWithVariables(InstallParameters parameters)
    {
        DocumentInstall(parameters);
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open($"public static void {HostMembers.Install}({parameters.Declared.TrimEnd(',', ' ')})");
        _writer.Line($"{Seccomp}.Install({Completed(parameters)});");
        _writer.Close();
    }

    private void TryInstallWithVariables(InstallParameters parameters)
    {
        string result = parameters.Free("result");
        DocumentTryInstall(parameters, result);
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open($"public static bool {HostMembers.TryInstall}({parameters.Declared}out {Result} {result})");
        _writer.Line($"return {Seccomp}.TryInstall({Completed(parameters)}, out {result});");
        _writer.Close();
    }

    /// <summary>Copies the filter to the stack: at most 32 KB, the kernel's limit.</summary>
    private string Completed(InstallParameters parameters)
    {
        string copy = parameters.Free("filter");
        string home = FiltersLiveInStartup ? StartupName + "." : "";
        _writer.Line($"{WritableSpan}<{SockFilter}> {copy} = stackalloc {SockFilter}[{home}{HostMembers.Filter}.Length];");
        _writer.Line($"{home}{HostMembers.CompleteFilter}({parameters.Passed}{copy});");
        return copy;
    }

    private void CompleteFilter(string accessibility, InstallParameters parameters)
    {
        string copy = parameters.Free("filter");
        _writer.Gap();
        _writer.Line("/// <summary>Copies the filter for the running architecture and puts values into the instructions that need them.</summary>");
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open(
            $"{accessibility} static void {HostMembers.CompleteFilter}({parameters.Declared}{WritableSpan}<{SockFilter}> {copy})");
        _writer.Line($"{HostMembers.Filter}.CopyTo({copy});");
        if (_set.Filters.Any(filter => filter.AsksForProcess))
            _writer.Line($"int {parameters.Self} = {ProcessId};");
        _writer.Open($"switch ({Running})");
        foreach (TargetFilter filter in _set.Filters)
        {
            _writer.Open($"case {ArchitectureNames.PatternOf(filter.Target)}:", "");
            if (filter.JitProgram is null)
                Patches(filter.Program, copy, parameters);
            else
                PatchesByRuntime(filter.Program, filter.JitProgram, copy, parameters);
            _writer.Line("break;");
            _writer.Close("");
        }

        _writer.Close();
        _writer.Close();
    }

    private void PatchesByRuntime(Program program, Program jitProgram, string copy, InstallParameters parameters)
    {
        _writer.Open($"if ({HasJit})");
        Patches(jitProgram, copy, parameters);
        _writer.Close();
        _writer.Open("else");
        Patches(program, copy, parameters);
        _writer.Close();
    }

    private void Patches(Program program, string copy, InstallParameters parameters)
    {
        foreach (Patch patch in program.Patches)
        {
            Instruction instruction = program.Instructions[patch.Instruction];
            _writer.Line(
                $"{copy}[{patch.Instruction}] = new {SockFilter}(0x{instruction.Code:x2}, {instruction.JumpTrue}, "
                + $"{instruction.JumpFalse}, {parameters.ValueOf(patch)}); // {Disassembler.Text(program, patch.Instruction)}");
        }
    }
}
