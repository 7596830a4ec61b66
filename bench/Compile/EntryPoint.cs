using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SeccompSharp.CompileBench;

/// <summary>
/// <c>dotnet run --project bench/Compile -c Release -- [--quick]</c>: time and memory from a policy to a proven program,
/// with few iterations under <c>--quick</c>.
/// </summary>
internal static class EntryPoint
{
    private static int Main(string[] args)
    {
        Job job = (args is ["--quick"] ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddExporter(MarkdownExporter.GitHub)
            .AddLogger(ConsoleLogger.Default);
        BenchmarkRunner.Run<FilterBuilding>(config);
        return 0;
    }
}
