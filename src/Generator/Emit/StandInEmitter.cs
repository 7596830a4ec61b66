using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Emit;

/// <summary>Writes the generated file of a policy that gets no filter: the members of one, each of which throws.</summary>
/// <remarks>
/// So that who calls them reads of the mistake in the policy, and of nothing else. The findings are errors; where someone
/// has suppressed them the program must still not go on as if it were restricted.
/// </remarks>
internal static class StandInEmitter
{
    private const string Span = "global::System.ReadOnlySpan<global::SeccompSharp.SockFilter>";
    private const string Result = "global::SeccompSharp.SeccompInstallResult";
    private const string Mode = "global::SeccompSharp.SeccompFilterMode";
    private const string Exception = "global::System.InvalidOperationException";

    /// <summary>The text of the file; null where there is nothing to say.</summary>
    /// <param name="set">A set without filters.</param>
    /// <param name="refusal">Why it has none.</param>
    /// <param name="cancellationToken">Ends the writing early.</param>
    public static string? Emit(FilterSet set, Refusal refusal, CancellationToken cancellationToken)
    {
        if (refusal.LeavesNoClass && !set.InstallAtStartup)
            return null;
        var writer = new IndentedWriter();
        string @throw = $"throw new {Exception}({SymbolDisplay.FormatLiteral(refusal.Message, quote: true)});";
        HostFrame.OpenNamespace(writer, set);
        if (!refusal.LeavesNoClass)
            Host(writer, set, @throw, cancellationToken);
        if (set.InstallAtStartup)
            Startup(writer, set.Host, @throw);
        HostFrame.CloseNamespace(writer, set.Host);
        return writer.ToString();
    }

    private static void Host(IndentedWriter writer, FilterSet set, string @throw, CancellationToken cancellationToken)
    {
        HostFrame.OpenClass(writer, set.Host);
        foreach (Target target in set.Targets.Where(_ => set.Variables.Count == 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Member(writer, $"public static {Span} {target.MemberName}", @throw);
        }

        // What type a variable has, is not always known; what its caller gives, has one that fits.
        var parameters = new InstallParameters(set, typeOfAll: "object");
        if (set.Variables.Count == 0)
            Member(writer, $"public static {Span} {HostMembers.Filter}", @throw);
        Member(writer, $"public static {Mode} {HostMembers.Mode}", @throw);
        Member(writer, $"public static void {HostMembers.Install}({parameters.Declared.TrimEnd(',', ' ')})", @throw);
        Member(writer, $"public static bool {HostMembers.TryInstall}({parameters.Declared}out {Result} {parameters.Free("result")})", @throw);
        HostFrame.CloseClass(writer, set.Host);
    }

    private static void Member(IndentedWriter writer, string signature, string @throw)
    {
        writer.Gap();
        writer.Line("/// <summary>Throws: no filter could be made of the policy.</summary>");
        writer.Line($"/// <exception cref=\"{Exception}\">Always.</exception>");
        writer.Line(HostFrame.GeneratedCode);
        writer.Line(signature + " =>");
        writer.Continue(@throw);
    }

    private static void Startup(IndentedWriter writer, HostType host, string @throw)
    {
        writer.Gap();
        writer.Line(HostFrame.GeneratedCode);
        writer.Open("internal static class " + StartupType.NameFor(host));
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line("internal static void Install() =>");
        writer.Continue(@throw);
        writer.Close();
    }
}
