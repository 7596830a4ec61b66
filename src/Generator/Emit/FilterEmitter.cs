using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Emit;

/// <summary>Writes the generated file of one policy.</summary>
internal sealed partial class FilterEmitter
{
    private const string Span = "global::System.ReadOnlySpan";
    private const string SockFilter = "global::SeccompSharp.SockFilter";
    private const string Seccomp = "global::SeccompSharp.Seccomp";
    private const string HasJit = "global::SeccompSharp.DotNetProcess.HasJit";
    private const string Result = "global::SeccompSharp.SeccompInstallResult";
    private const string ReporterCallsType = "global::SeccompSharp.SeccompReporterCalls";
    private const string FilterMode = "global::SeccompSharp.SeccompFilterMode";
    private const string Announce = "global::SeccompSharp.LogOnlyFilter.Announce";
    private const string Cast = $"global::System.Runtime.InteropServices.MemoryMarshal.Cast<byte, {SockFilter}>";
    private const string Running = "global::System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture";
    private const string NotSupported = "global::System.PlatformNotSupportedException";

    private static readonly ReporterCalls[] s_reporterCalls = [ReporterCalls.GetThreadName, ReporterCalls.GetThreadId];

    private readonly IndentedWriter _writer = new();
    private readonly FilterSet _set;
    private readonly EmitStyle _style;
    private readonly CancellationToken _cancellationToken;

    private FilterEmitter(FilterSet set, EmitStyle style, CancellationToken cancellationToken)
    {
        _set = set;
        _style = style;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The text of the file.</summary>
    /// <param name="set">At least one filter.</param>
    /// <param name="style">What the project's C# offers.</param>
    /// <param name="cancellationToken">Ends the writing early.</param>
    public static string Emit(FilterSet set, EmitStyle style, CancellationToken cancellationToken)
    {
        var emitter = new FilterEmitter(set, style, cancellationToken);
        emitter.File();
        return emitter._writer.ToString();
    }

    /// <summary>
    /// A module initializer must be callable from anywhere in the assembly, so one for a private or generic class cannot
    /// go through it: the filters then live in the initializer's class, and the host's members show them.
    /// </summary>
    private bool FiltersLiveInStartup => _set.InstallAtStartup && !_set.Host.IsReachable;

    /// <summary>Whether the build's SeccompMode keeps the default action from denying anything.</summary>
    private bool OnlyLogs => _set.Filters.Any(filter => filter.LoggedInstead is not null);

    private string StartupName => StartupType.NameFor(_set.Host);

    private void File()
    {
        HostFrame.OpenNamespace(_writer, _set);
        HostFrame.OpenClass(_writer, _set.Host);
        if (_set.NeedsCompletion)
            HostWithVariables();
        else
            Host();
        HostFrame.CloseClass(_writer, _set.Host);
        if (_set.InstallAtStartup)
            Startup();
        HostFrame.CloseNamespace(_writer, _set.Host);
    }

    private void Host()
    {
        ShowFilters();
        Mode();
        Install();
        TryInstall();
        if (!FiltersLiveInStartup)
            Data();
    }

    private void ShowFilters()
    {
        if (!FiltersLiveInStartup)
        {
            Filters(_set.HidesFilters ? "private" : "public");
        }
        else if (!_set.HidesFilters)
        {
            foreach (TargetFilter filter in _set.Filters)
            {
                Document(filter);
                Property("public", filter.Target.MemberName, $"{StartupName}.{filter.Target.MemberName};");
            }

            DocumentRunning();
            Property("public", HostMembers.Filter, $"{StartupName}.{HostMembers.Filter};");
        }
    }

    private void Startup()
    {
        _writer.Gap();
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open((_style.FileLocalTypes ? "file" : "internal") + " static class " + StartupName);
        _writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        string filter = FiltersLiveInStartup ? HostMembers.Filter : _set.Host.GlobalName + "." + HostMembers.Filter;
        if (_set.NeedsCompletion)
            StartupWithVariables();
        else
            InstallMethod("internal", filter);
        if (FiltersLiveInStartup)
        {
            Filters("internal");
            if (_set.NeedsCompletion)
                CompleteFilter("internal", new InstallParameters(_set, ""));
            Data();
        }

        _writer.Close();
    }

    private void Filters(string accessibility)
    {
        foreach (TargetFilter filter in _set.Filters)
        {
            Document(filter);
            Property(accessibility, filter.Target.MemberName, $"{Cast}({BytesOf(filter)});");
        }

        DocumentRunning();
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open($"{accessibility} static {Span}<{SockFilter}> {HostMembers.Filter} => {Running} switch");
        foreach (TargetFilter filter in _set.Filters)
            _writer.Line($"{ArchitectureNames.PatternOf(filter.Target)} => {filter.Target.MemberName},");
        _writer.Line($"_ => throw new {NotSupported}(");
        _writer.Continue($"\"{_set.Host.Name} has no seccomp filter for \" + {Running} + \", only for {TargetNames}. \"");
        _writer.Continue("+ \"Add it to Targets, or to the project's SeccompTargets.\"),");
        _writer.Close("};");
    }

    private void Mode()
    {
        _writer.Gap();
        _writer.Line("/// <summary>Whether the filter is in force, or only logs what its default action would deny: SeccompMode of the build.</summary>");
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Line($"public static {FilterMode} {HostMembers.Mode} => {FilterMode}.{(OnlyLogs ? "Log" : "Enforce")};");
    }

    /// <summary>A filter to install, announced if it only logs: a program must not do so unnoticed.</summary>
    private string Announced(string filter) => OnlyLogs ? $"{Announce}(\"{_set.Host.Name}\", {filter})" : filter;

    private void Install()
    {
        DocumentInstall(null);
        _writer.Line(HostFrame.GeneratedCode);
        InstallMethod("public", HostMembers.Filter);
    }

    private void TryInstall()
    {
        DocumentTryInstall(null, "result");
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Line($"public static bool {HostMembers.TryInstall}(out {Result} result) =>");
        if (_set.Reporter is not null)
            _writer.Continue($"{TryReport("result")} &&");
        _writer.Continue($"{Seccomp}.TryInstall({Announced(HostMembers.Filter)}, out result);");
    }

    private void InstallMethod(string accessibility, string filter)
    {
        if (_set.Reporter is null)
        {
            _writer.Line($"{accessibility} static void {HostMembers.Install}() => {Seccomp}.Install({Announced(filter)});");
            return;
        }

        _writer.Open($"{accessibility} static void {HostMembers.Install}()");
        Report();
        _writer.Line($"{Seccomp}.Install({Announced(filter)});");
        _writer.Close();
    }

    /// <summary>Puts the reporter in place where there is one.</summary>
    private void Report()
    {
        if (_set.Reporter is null)
            return;
        if (WhereReported is { } where)
            _writer.Line($"if ({where})");
        string call = $"{Seccomp}.ReportViolations(\"{_set.Host.Name}\", {CallsOfReporter});";
        if (WhereReported is null)
            _writer.Line(call);
        else
            _writer.Continue(call);
    }

    private string TryReport(string result)
    {
        string call = $"{Seccomp}.TryReportViolations(\"{_set.Host.Name}\", {CallsOfReporter}, out {result})";
        return WhereReported is { } where ? $"({where} ? {call} : true)" : call;
    }

    /// <summary>Null where all targets have it.</summary>
    private string? WhereReported => _set.Filters.All(filter => TargetPolicy.HasReporter(filter.Target))
        ? null
        : $"{Running} is " + string.Join(" or ", _set.Filters.Where(filter => TargetPolicy.HasReporter(filter.Target)).Select(filter => ArchitectureNames.PatternOf(filter.Target)));

    private string CallsOfReporter
    {
        get
        {
            string[] calls = [.. s_reporterCalls.Where(call => (_set.Reporter & call) != 0).Select(call => $"{ReporterCallsType}.{call}")];
            return calls.Length == 0 ? $"{ReporterCallsType}.{ReporterCalls.None}" : string.Join(" | ", calls);
        }
    }

    private void DocumentInstall(InstallParameters? parameters)
    {
        _writer.Gap();
        _writer.Line("/// <summary>Installs the filter for every thread of the process. It stays until the process ends.</summary>");
        Document(parameters);
        if (_set.Reporter is not null)
            _writer.Line("/// <remarks>Before that it has calls reported on standard error that the filter stops.</remarks>");
        DocumentReasons();
        if (OnlyLogs)
            _writer.Line("/// <remarks>SeccompMode of this build is Log: calls that no rule decides are logged, not denied.</remarks>");
        if (_set.LimitsValues)
            _writer.Line("/// <exception cref=\"global::System.ArgumentException\">No call could have a value under the mask of a rule.</exception>");
        _writer.Line($"/// <exception cref=\"{NotSupported}\">This is not Linux, or an architecture without a filter.</exception>");
        _writer.Line("/// <exception cref=\"global::SeccompSharp.SeccompException\">The kernel refused it.</exception>");
    }

    private void DocumentTryInstall(InstallParameters? parameters, string result)
    {
        _writer.Gap();
        _writer.Line("/// <summary>Installs the filter for every thread of the process, and says what became of it.</summary>");
        Document(parameters);
        _writer.Line($"/// <param name=\"{result}\">What is in force, or why nothing is.</param>");
        _writer.Line("/// <returns>Whether the filter is in force.</returns>");
        _writer.Line($"/// <exception cref=\"{NotSupported}\">There is no filter for this architecture.</exception>");
    }

    private void Document(InstallParameters? parameters)
    {
        foreach (string line in parameters?.Documentation ?? [])
            _writer.Line(line);
    }

    /// <summary>
    /// Bytes, because a span of them points into the image in every build: of anything wider, code that is not optimised
    /// makes an object at each access, older compilers an array, and big-endian machines a swapped copy.
    /// </summary>
    private void Data()
    {
        foreach (TargetFilter filter in _set.Filters)
        {
            Data(HostMembers.DataOf(filter.Target), filter.Program);
            if (filter.JitProgram is not null)
                Data(HostMembers.JitDataOf(filter.Target), filter.JitProgram);
        }
    }

    private void Data(string name, Program program)
    {
        _writer.Gap();
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Open(
            $"private static {Span}<byte> {name} =>{(_style.CollectionExpressions ? "" : " new byte[]")}",
            _style.CollectionExpressions ? "[" : "{");
        Bytes(program);
        _writer.Close(_style.CollectionExpressions ? "];" : "};");
    }

    private static string BytesOf(TargetFilter filter)
    {
        string bytes = HostMembers.DataOf(filter.Target);
        return filter.JitProgram is null ? bytes : $"{HasJit} ? {HostMembers.JitDataOf(filter.Target)} : {bytes}";
    }

    /// <summary>One instruction a line.</summary>
    private void Bytes(Program program)
    {
        ImmutableEquatableArray<string> listing = Disassembler.Listing(program);
        byte[] bytes = program.ToBytes();
        for (int i = 0; i < listing.Count; i++)
        {
            string instruction = string.Concat(bytes.Skip(i * Instruction.Size).Take(Instruction.Size)
                .Select(each => "0x" + each.ToString("x2", CultureInfo.InvariantCulture) + ", "));
            _writer.Line($"{instruction}// {listing[i]}");
        }
    }

    private void Document(TargetFilter filter)
    {
        _writer.Gap();
        _writer.Line($"/// <summary>The filter for {filter.Target.Name}: {FilterFacts.Size(filter)}.</summary>");
        _writer.Line("/// <remarks>");
        foreach (string fact in FilterFacts.Calls(filter, _cancellationToken))
            _writer.Line("/// " + fact);
        if (filter.NeedsCompletion && !_set.HidesFilters)
            _writer.Line("/// " + FilterFacts.WithoutValues);
        _writer.Line("/// </remarks>");
    }

    private void DocumentReasons()
    {
        foreach (JustifiedRule rule in _set.Reasons)
            _writer.Line($"/// <remarks>{FilterFacts.Reason(rule)}</remarks>");
    }

    private void DocumentRunning()
    {
        _writer.Gap();
        _writer.Line("/// <summary>The filter for the architecture of the running process.</summary>");
        DocumentReasons();
        if (_set.NeedsCompletion && !_set.HidesFilters)
            _writer.Line($"/// <remarks>{FilterFacts.WithoutValues}</remarks>");
    }

    private void Property(string accessibility, string name, string value)
    {
        _writer.Line(HostFrame.GeneratedCode);
        _writer.Line($"{accessibility} static {Span}<{SockFilter}> {name} =>");
        _writer.Continue(value);
    }

    private string TargetNames => string.Join(", ", _set.Filters.Select(filter => filter.Target.MemberName));
}
