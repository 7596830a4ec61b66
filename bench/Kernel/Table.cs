using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Compilation;

namespace SeccompSharp.KernelBench;

/// <summary>The measurements of one policy as a table in Markdown.</summary>
internal static class Table
{
    public static IEnumerable<string> Of(Subject subject, Measured measured)
    {
        FilterTimes ours = measured.Filters[Subject.Ours];
        yield return $"### {subject.Bench.Name}";
        yield return "";
        var search = SearchMeasure.Of(subject.Bound, CompilerOptions.Default);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"Finding the number costs {search.Cost / 1000:f1} µs by the model, {100 * ((search.Cost / search.Bound) - 1):f1} % above the bound; {search.Forwards} instructions only forward jumps.");
        yield return "";

        yield return "| program | instructions | JIT passes | worst path | cached numbers | user part, µs | kernel part, µs | × ours | kernel part warm, µs | × ours | start-up, × ours | allowed, ns | argument-checked, ns | denied, ns |";
        yield return "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|";
        foreach (string name in new[] { Subject.Ours, Subject.Uncached, Subject.Tree, Subject.List, Subject.Linear, Subject.Floor })
        {
            if (!measured.Filters.TryGetValue(name, out FilterTimes? times))
                continue;
            ProgramShape shape = ProgramShape.Of(subject.Programs[name], subject.Bound);
            double user = (name == Subject.Tree ? measured.BuildTree : name == Subject.List ? measured.BuildList : null) ?? 0;
            yield return Row(
                name, shape.Instructions, shape.JitPasses, shape.WorstPath, shape.Cached, Number(user / 1000), Number(times.Install / 1000),
                Number(times.InstallRatio),
                Number(times.Warm / 1000), Number(times.WarmRatio), Number((user + times.Install) / ours.Install),
                Number(times.Calls[0]), subject.Bench.Checked is null ? "-" : Number(times.Calls[1]), Number(times.Calls[2]));
        }

        yield return Row("no filter", "", "", "", "", "", "", "", "", "", "", Number(measured.Unfiltered[0]),
            subject.Bench.Checked is null ? "-" : Number(measured.Unfiltered[1]), Number(measured.Unfiltered[2]));
        yield return "";
    }

    private static string Row(params object[] cells) =>
        "| " + string.Join(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))) + " |";

    private static string Number(double value) => value.ToString(value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
