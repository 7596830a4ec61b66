using System;
using System.IO;
using System.Linq;
using SeccompSharp.Tables;
using Xunit;

namespace SeccompSharp.Policies.Tests.Tables;

public sealed class TableFilesTests : IDisposable
{
    private static readonly string[] s_files = ["syscalls.tsv", "prototypes.tsv", "effective-bits.tsv", "command-bits.tsv", "successors.tsv", "constants.tsv"];

    private readonly string _copy = Path.GetTempFileName();

    public static TheoryData<string> Files => [.. s_files];

    public void Dispose() => File.Delete(_copy);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_table_is_written_as_it_is_read(string file)
    {
        string path = Repository.Find().Data(file);
        Table.Read(path).Write(_copy);
        Assert.Equal(File.ReadAllText(path), File.ReadAllText(_copy));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_table_is_sorted_by_name_in_ordinal_order(string file)
    {
        string[] names = [.. Table.Read(Repository.Find().Data(file)).Rows.Select(row => row[0])];
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void The_generated_tables_are_of_one_version() =>
        Assert.Single(s_files.Except(["effective-bits.tsv", "command-bits.tsv", "successors.tsv"]).Select(file => Table.Read(Repository.Find().Data(file)).Linux).Distinct());

    [Fact]
    public void Every_row_of_effective_bits_names_a_parameter_that_is_wider()
    {
        ILookup<string, string> prototypes = Table.Read(Repository.Find().Data("prototypes.tsv")).Rows.ToLookup(row => row[0], row => row[3]);
        Assert.All(Table.Read(Repository.Find().Data("effective-bits.tsv")).Rows, row => Assert.Contains(
            prototypes[row[0]].SelectMany(parameters => parameters.Split("; ")),
            parameter => parameter.EndsWith(" " + row[1], StringComparison.Ordinal) && parameter[1..3] == "64"));
    }
}
