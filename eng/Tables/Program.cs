using System;
using System.IO;
using SeccompSharp.Tables;
using SeccompSharp.Tables.Groups;
using SeccompSharp.Tables.Names;

Repository repository = Repository.Find();
switch (args)
{
    case ["names"]:
        Write(repository.Attributes("Errno.cs"), ErrnoFile.Generate(repository));
        Write(repository.Attributes("Syscall.cs"), SyscallFile.Generate());
        return 0;
    case ["groups"]:
        Write(repository.Attributes("SeccompGroup.cs"), GroupFile.Generate());
        Write(repository.Docs("groups.md"), GroupsPage.Generate());
        return 0;
    default:
        Console.Error.WriteLine("usage: dotnet run --project eng/Tables -- names|groups");
        return 2;
}

static void Write(string path, string text)
{
    File.WriteAllText(path, text);
    Console.WriteLine(path);
}
