using System.Linq;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Generator.Emit;

/// <content>
/// A filter with values that are known only at installation. It lies in read-only data like any other, with 0 in their
/// places; installing copies it to the stack and puts them in. Nobody gets to see it without them, unless all that it
/// lacks is built in (<see cref="BuiltInVariable"/>) and it allows less without it.
/// </content>
internal sealed partial class FilterEmitter
{
    private const string WritableSpan = "global::System.Span";
    private const string InstallValue = "global::SeccompSharp.InstallValue";
    private const string DotNetProcess = "global::SeccompSharp.DotNetProcess";

    private void HostWithVariables()
    {
        var parameters = new InstallParameters(_set, "");
        ShowFilters();
        Mode();
        InstallWithVariables(parameters);
        TryInstallWithVariables(parameters);
        if (FiltersLiveInStartup)
            return;
        CompleteFilter("private", parameters);
        ValuesFit(parameters);
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
        Report();
        _writer.Line($"{Seccomp}.Install({Announced(Completed(new InstallParameters(_set, "")))});");
        _writer.Close();
    }

    private void InstallWithVariables(InstallParameters parameters)
    {
        DocumentInstall(parameters);
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open($"public static void {HostMembers.Install}({parameters.Declared.TrimEnd(',', ' ')})");
        if (_set.LimitsValues)
        {
            string unfit = parameters.Free("unfit");
            _writer.Line($"if (!{HostMembers.ValuesFit}({parameters.Passed}out {Result} {unfit}))");
            _writer.Continue($"{InstallValue}.Refuse({unfit});");
        }

        Report();
        _writer.Line($"{Seccomp}.Install({Announced(Completed(parameters))});");
        _writer.Close();
    }

    private void TryInstallWithVariables(InstallParameters parameters)
    {
        string result = parameters.Free("result");
        DocumentTryInstall(parameters, result);
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open($"public static bool {HostMembers.TryInstall}({parameters.Declared}out {Result} {result})");
        if (_set.LimitsValues)
        {
            _writer.Line($"if (!{HostMembers.ValuesFit}({parameters.Passed}out {result}))");
            _writer.Continue("return false;");
        }

        if (_set.Reporter is not null)
        {
            _writer.Line($"if (!{TryReport(result)})");
            _writer.Continue("return false;");
        }

        _writer.Line($"return {Seccomp}.TryInstall({Announced(Completed(parameters))}, out {result});");
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

    private static string ValueOf(BuiltInVariable variable) =>
        variable == BuiltInVariable.Self ? DotNetProcess + ".Id" : DotNetProcess + ".Musl";

    private void CompleteFilter(string accessibility, InstallParameters parameters)
    {
        string copy = parameters.Free("filter");
        _writer.Gap();
        _writer.Line("/// <summary>Copies the filter for the running architecture and puts values into the instructions that need them.</summary>");
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open(
            $"{accessibility} static void {HostMembers.CompleteFilter}({parameters.Declared}{WritableSpan}<{SockFilter}> {copy})");
        _writer.Line($"{HostMembers.Filter}.CopyTo({copy});");
        foreach (BuiltInVariable variable in BuiltInVariable.All.Where(asked => _set.Filters.Any(filter => filter.AsksFor(asked))))
            _writer.Line($"int {parameters.NameOf(variable)} = {ValueOf(variable)};");
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

    /// <summary>
    /// A value with bits that a comparison never looks at is refused: the rule would never match, and one that denies
    /// would be open without anybody seeing it.
    /// </summary>
    private void ValuesFit(InstallParameters parameters)
    {
        if (!_set.LimitsValues)
            return;
        string result = parameters.Free("result");
        _writer.Gap();
        _writer.Line("/// <summary>Whether there are calls that have the values in their arguments, under the masks of the rules.</summary>");
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open($"private static bool {HostMembers.ValuesFit}({parameters.Declared}out {Result} {result})");
        _writer.Open($"switch ({Running})");
        foreach (TargetFilter filter in _set.Filters.Where(filter => filter.Limits.Count > 0))
        {
            _writer.Open($"case {ArchitectureNames.PatternOf(filter.Target)}:", "");
            _writer.Line("return " + string.Join(" && ", filter.Limits.Select(limit =>
                $"{InstallValue}.Fits(\"{limit.Variable}\", {parameters.WholeValueOf(limit.Variable)}, 0x{limit.Bits:x}, out {result})")) + ";");
            _writer.Close("");
        }

        _writer.Open("default:", "");
        _writer.Line($"{result} = default;");
        _writer.Line("return true;");
        _writer.Close("");
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
