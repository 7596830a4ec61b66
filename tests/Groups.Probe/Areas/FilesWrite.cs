using System.IO.MemoryMappedFiles;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Changes files and directories in every way the framework has.</summary>
internal static class FilesWrite
{
    public static void Run(string parent)
    {
        string directory = Path.Combine(parent, "write-" + Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(directory);
        string file = Path.Combine(directory, "a");
        File.WriteAllText(file, "text");
        File.AppendAllText(file, " and more");
        File.WriteAllTextAsync(file + "2", "text").Wait();
        using (FileStream stream = new(file, new FileStreamOptions
               {
                   Mode = FileMode.Open, Access = FileAccess.ReadWrite, PreallocationSize = 0, Options = FileOptions.Asynchronous,
               }))
        {
            stream.Lock(0, 1);
            stream.WriteAsync(new byte[10]).AsTask().Wait();
            stream.SetLength(5);
            stream.Unlock(0, 1);
            stream.Flush(flushToDisk: true);
        }

        using (FileStream stream = new(file + "3", new FileStreamOptions
               {
                   Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = 8192, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
               }))
        {
            RandomAccess.Write(stream.SafeFileHandle, [new byte[10], new byte[20]], 0);
        }

        File.Copy(file, file + "4");
        File.Move(file + "4", file + "5");
        File.Replace(file + "5", file + "2", file + "6");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        File.CreateSymbolicLink(file + "7", file);
        Directory.CreateDirectory(Path.Combine(directory, "b", "c"));
        Directory.Move(Path.Combine(directory, "b"), Path.Combine(directory, "d"));
        File.Delete(Path.GetTempFileName());
        Directory.Delete(Directory.CreateTempSubdirectory("probe").FullName);
        Directory.SetCurrentDirectory(directory);
        using (MemoryMappedFile map = MemoryMappedFile.CreateFromFile(file + "3", FileMode.Open))
        using (MemoryMappedViewAccessor view = map.CreateViewAccessor())
        {
            view.Write(0, (byte)1);
            view.Flush();
        }

        using (MemoryMappedFile map = MemoryMappedFile.CreateNew(null, 4096))
        using (MemoryMappedViewAccessor view = map.CreateViewAccessor())
            view.Write(0, (byte)1);

        Directory.Delete(directory, recursive: true);
    }
}
