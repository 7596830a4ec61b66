using System.Linq;
using System.Threading;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Emit;

/// <summary>Writes the generated file of a policy with errors: the members of a filter, each of which throws.</summary>
/// <remarks>
/// So that who calls them reads of the mistake in the policy, and of nothing else. The findings are errors; where someone
/// has suppressed them the program must still not go on as if it were restricted.
/// </remarks>
internal static class StandInEmitter
{
    private const string Span = "global::System.ReadOnlySpan<global::SeccompSharp.SockFilter>";
    private const string Result = "global::SeccompSharp.SeccompInstallResult";
    private const string Exception = "global::System.InvalidOperationException";

    /// <summary>The text of the file.</summary>
    public static string Emit(FilterSet set, CancellationToken cancellationToken)
    {
        var writer = new IndentedWriter();
        HostFrame.Open(writer, set.Host);
        foreach (Target target in set.Targets.Where(_ => set.Variables.Count == 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Member(writer, set.Host, $"public static {Span} {target.MemberName}");
        }

        // What type a variable has, is not always known; what its caller gives, has one that fits.
        var parameters = new InstallParameters(set, typeOfAll: "object");
        if (set.Variables.Count == 0)
            Member(writer, set.Host, $"public static {Span} {HostMembers.Filter}");
        Member(writer, set.Host, $"public static void {HostMembers.Install}({parameters.Declared.TrimEnd(',', ' ')})");
        Member(writer, set.Host, $"public static bool {HostMembers.TryInstall}({parameters.Declared}out {Result} {parameters.Free("result")})");
        HostFrame.CloseClass(writer, set.Host);
        if (set.InstallAtStartup)
            Startup(writer, set.Host);
        HostFrame.CloseNamespace(writer, set.Host);
        return writer.ToString();
    }

    private static void Member(IndentedWriter writer, HostType host, string signature)
    {
        writer.Gap();
        writer.Line("/// <summary>Throws: the policy has errors, and no filter was made of it.</summary>");
        writer.Line($"/// <exception cref=\"{Exception}\">Always.</exception>");
        writer.Line(HostFrame.GeneratedCode);
        writer.Line(signature + " =>");
        writer.Continue(Throw(host));
    }

    private static void Startup(IndentedWriter writer, HostType host)
    {
        writer.Gap();
        writer.Line(HostFrame.GeneratedCode);
        writer.Open("internal static class " + StartupType.NameFor(host));
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line("internal static void Install() =>");
        writer.Continue(Throw(host));
        writer.Close();
    }

    private static string Throw(HostType host) =>
        $"throw new {Exception}(\"The seccomp policy of {host.Name} has errors, which its build reported, and no filter was made of it.\");";
}
