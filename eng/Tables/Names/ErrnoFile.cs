using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tables.Names;

/// <summary>src/Attributes/Errno.cs, made of the constants table and eng/Tables/errno.tsv.</summary>
public static class ErrnoFile
{
    public static string Generate(Repository repository)
    {
        StringBuilder text = new();
        text.Append("""
            // Written by eng/Tables (command "names") from src/Policy/Syscalls/Data/constants.tsv and eng/Tables/errno.tsv.

            namespace SeccompSharp;

            /// <summary>What a denied call returns: the errno values of Linux, as all architectures of .NET have them.</summary>
            public enum Errno : ushort
            {

            """);
        text.AppendJoin('\n', Read(repository).Select(Member));
        return text.Append("}\n").ToString();
    }

    private static string Member(Errno errno) => string.Create(CultureInfo.InvariantCulture, $"""
            /// <summary>{errno.Number}: {errno.Description}.</summary>
            {errno.Name} = {(errno.Alias.Length == 0 ? errno.Number : errno.Alias)},

        """);

    private static IEnumerable<Errno> Read(Repository repository) =>
        from line in File.ReadLines(repository.Tables("errno.tsv")).Where(line => !line.StartsWith('#')).Skip(1)
        let cells = line.Split('\t')
        let errno = new Errno(cells[0], NumberOf(cells[0]), cells[1], cells[2])
        orderby errno.Number, errno.Alias.Length != 0
        select errno;

    private static ulong NumberOf(string name)
    {
        ulong[] numbers = [.. Target.DotNet
            .Select(target => Constants.TryGet(target.Native, name, out ulong number) ? number : 0)
            .Distinct()];
        return numbers is [not 0]
            ? numbers[0]
            : throw new InvalidDataException(name + " has not one number on all architectures of .NET");
    }

    private sealed record Errno(string Name, ulong Number, string Alias, string Description);
}
