using System;
using System.IO;
using SeccompSharp.Tables;
using SeccompSharp.Tables.Groups;
using SeccompSharp.Tables.Headers;
using SeccompSharp.Tables.Names;
using SeccompSharp.Tables.Source;

const string Usage = """
    dotnet run --project eng/Tables -- COMMAND
      update [SUITE]        move the tables to the kernel of a Debian suite (default: sid), then write names and groups
      check [SUITE]         compare the tables with that kernel, without writing
      check-headers [DIR]   compare the numbers with installed headers (default: /usr/include)
      check-running [DIR]   compare the prototypes with the running kernel's tracefs (default: /sys/kernel/tracing)
      names                 write src/Attributes/Errno.cs and Syscall.cs
      groups                write src/Attributes/SeccompGroup.cs and docs/groups.md
    Exit code: 0 nothing differs or all is written, 1 something differs, 2 wrong usage. More: eng/README.md
    """;

Repository repository = Repository.Find();
Verification verification = new(repository, Console.Out);
switch (args)
{
    case ["update"] or ["update", _]:
        CompareWithSuite(args);
        verification.Write();
        // What follows comes from the tables inside this program, which has to be built anew for them.
        foreach (string command in new[] { "names", "groups" })
            Console.Write(Command.Run("dotnet", "run", "--project", Path.Combine(repository.Root, "eng", "Tables"), "--", command));
        return 0;
    case ["check"] or ["check", _]:
        CompareWithSuite(args);
        break;
    case ["check-headers"] or ["check-headers", _]:
        verification.CompareHeaders(new KernelHeaders(Argument(args) ?? "/usr/include"));
        break;
    case ["check-running"] or ["check-running", _]:
        verification.CompareRunningKernel(Argument(args) ?? "/sys/kernel/tracing");
        break;
    case ["names"]:
        Write(repository.Attributes("Errno.cs"), ErrnoFile.Generate(repository));
        Write(repository.Attributes("Syscall.cs"), SyscallFile.Generate());
        return 0;
    case ["groups"]:
        Write(repository.Attributes("SeccompGroup.cs"), GroupFile.Generate());
        Write(repository.Docs("groups.md"), GroupsPage.Generate());
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

return verification.Differences == 0 ? 0 : 1;

void CompareWithSuite(string[] arguments)
{
    Debian debian = new(Path.Combine(repository.Root, "artifacts", "linux"), Argument(arguments) ?? "sid");
    KernelHeaders headers = new(Path.Combine(debian.Unpack("linux-libc-dev"), "usr", "include"));
    verification.CompareHeaders(headers);
    if (headers.Linux >= Table.Read(repository.Data("syscalls.tsv")).Linux)
        verification.CompareSource(KernelSource.Unpack(debian, headers.Linux));
    else
        Console.WriteLine("prototypes.tsv: not compared (needs a source that is not older)");
}

static string? Argument(string[] arguments) => arguments.Length > 1 ? arguments[1] : null;

static void Write(string path, string text)
{
    File.WriteAllText(path, text);
    Console.WriteLine(path);
}
