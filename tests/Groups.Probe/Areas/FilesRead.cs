using System.IO.MemoryMappedFiles;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Reads the files of a directory in every way the framework has.</summary>
internal static class FilesRead
{
    public static void Run(string directory)
    {
        string file = Path.Combine(directory, "read.txt");
        _ = File.ReadAllText(file).Length + File.ReadAllBytes(file).Length + File.ReadLines(file).Count();
        _ = File.ReadAllTextAsync(file).Result;
        using (FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan))
        {
            stream.Seek(1, SeekOrigin.Begin);
            _ = stream.ReadByte() + stream.Length;
        }

        using (FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true))
            _ = stream.ReadAsync(new byte[100]).AsTask().Result;
        using (MemoryMappedFile map = MemoryMappedFile.CreateFromFile(file, FileMode.Open, null, 0, MemoryMappedFileAccess.Read))
        using (MemoryMappedViewAccessor view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read))
            _ = view.ReadByte(0);

        FileInfo info = new(file);
        _ = info.Length + info.LastWriteTimeUtc.Ticks + (int)info.Attributes + (int)info.UnixFileMode;
        _ = Directory.EnumerateFileSystemEntries(directory, "*", SearchOption.AllDirectories).Count();
        _ = File.Exists(file + ".none") || Directory.Exists(directory + ".none");
        _ = new FileInfo(Path.Combine(directory, "link.txt")).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        _ = Directory.GetCurrentDirectory() + Path.GetFullPath(".");
        _ = DriveInfo.GetDrives().Length + new DriveInfo("/").TotalSize;
    }
}
