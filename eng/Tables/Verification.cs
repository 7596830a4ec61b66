using System;
using System.Collections.Generic;
using System.IO;
using SeccompSharp.Tables.Headers;
using SeccompSharp.Tables.Source;
using SeccompSharp.Tables.Updates;

namespace SeccompSharp.Tables;

/// <summary>Compares the tables with the kernel, table by table, and says what differs.</summary>
public sealed class Verification(Repository repository, TextWriter output)
{
    private readonly Dictionary<string, Table> _tables = [];

    /// <summary>How many lines of difference there are.</summary>
    public int Differences { get; private set; }

    /// <summary>
    /// Numbers, and constants where the headers serve all ABIs. Headers older than the tables cannot contradict what is
    /// newer than they are: of them only the numbers count.
    /// </summary>
    public void CompareHeaders(KernelHeaders headers)
    {
        Table numbers = Current("syscalls.tsv");
        output.WriteLine($"headers of Linux {headers.Linux}, tables of {numbers.Linux}");
        Take("syscalls.tsv", NumbersUpdate.Of(numbers, headers));
        if (headers.Linux < numbers.Linux || headers.Abis.Count < HeaderAbi.All.Count)
            output.WriteLine("constants.tsv: not compared (needs headers of all ABIs, and not older ones)");
        else
            Take("constants.tsv", ConstantsUpdate.Of(Current("constants.tsv"), headers, repository));
    }

    /// <summary>Stubs and prototypes.</summary>
    public void CompareSource(KernelSource source)
    {
        Definitions definitions = Definitions.Read(source.Root);
        Take("syscalls.tsv", StubsUpdate.Of(Current("syscalls.tsv"), source, definitions));
        Take("prototypes.tsv", PrototypesUpdate.Of(Current("prototypes.tsv"), Current("syscalls.tsv"), source.Tables, definitions));
    }

    public void CompareRunningKernel(string tracefs)
    {
        (int compared, IReadOnlyList<string> differences) = RunningKernel.Compare(Current("prototypes.tsv"), tracefs);
        output.WriteLine($"prototypes.tsv: {compared} calls compared with the running kernel");
        foreach (string difference in differences)
            output.WriteLine("  " + difference);
        Differences += differences.Count;
    }

    /// <summary>Writes every table as the comparisons say it should be.</summary>
    public void Write()
    {
        foreach ((string file, Table table) in _tables)
            table.Write(repository.Data(file));
    }

    private Table Current(string file) =>
        _tables.TryGetValue(file, out Table? table) ? table : Table.Read(repository.Data(file));

    private void Take(string file, Update update)
    {
        output.WriteLine($"{file}: {update.Differences.Count} differences");
        foreach (string difference in update.Differences)
            output.WriteLine("  " + difference);
        foreach (string remark in update.ByHand)
            output.WriteLine("  by hand: " + remark);
        Differences += update.Differences.Count;
        _tables[file] = update.Table;
    }
}
