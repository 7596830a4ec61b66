using System;
using System.IO;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>The broker sample, whose worker is told to ask for what it must not get.</summary>
[Collection(SampleCollection.Name)]
public sealed class BrokerTests : IDisposable
{
    private readonly SampleBuilds _builds;
    private readonly string _parent = Directory.CreateTempSubdirectory("broker-tests").FullName;
    private readonly string _folder;

    public BrokerTests(SampleBuilds builds)
    {
        _builds = builds;
        _folder = Directory.CreateDirectory(Path.Combine(_parent, "folder")).FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "sub"));
        Directory.CreateDirectory(Path.Combine(_parent, "folder-beside"));
        File.WriteAllText(Path.Combine(_folder, "file"), "granted");
        File.WriteAllText(Path.Combine(_folder, "sub", "file"), "granted below");
        File.WriteAllText(Path.Combine(_parent, "outside"), "SECRET");
        File.WriteAllText(Path.Combine(_parent, "folder-beside", "file"), "SECRET");
        File.CreateSymbolicLink(Path.Combine(_folder, "link"), "sub/file");
        File.CreateSymbolicLink(Path.Combine(_folder, "link-up"), "../outside");
        File.CreateSymbolicLink(Path.Combine(_folder, "link-absolute"), Path.Combine(_parent, "outside"));
        File.CreateSymbolicLink(Path.Combine(_folder, "link-folder"), _parent);
        File.CreateSymbolicLink(Path.Combine(_folder, "link-null"), "/dev/null");
        Shell.Run(_folder, "mkfifo", Path.Combine(_folder, "pipe")).Succeeded();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_worker_gets_what_is_in_the_folder_and_nothing_else(bool aot)
    {
        string[] granted = ["file", "sub/file", "link", "sub/../file"];
        string[] denied =
        [
            "../outside", "sub/../../outside", "../folder-beside/file", "link-up", "link-absolute", "link-folder/outside",
            "link-null", "sub", "pipe",
        ];
        string[] requests =
        [
            .. Array.ConvertAll(granted, InFolder),
            .. Array.ConvertAll(denied, InFolder),
            "/etc/passwd", $"{_parent}/outside", $"{_folder}-beside/file", $"/proc/self/root{_folder}/file",
            InFolder("missing"), $"write:{_folder}/file", $"write:{_folder}/new", $"openat2:{_parent}/outside",
        ];

        string output = _builds.Run("Broker", aot, [_folder, .. requests]).Succeeded().Output;

        Assert.Contains($"  {_folder}/file: granted\n", output);
        Assert.Contains($"  {_folder}/sub/file: granted below\n", output);
        Assert.Contains($"  {_folder}/link: granted below\n", output);
        Assert.Contains($"  {_folder}/sub/../file: granted\n", output);
        Assert.Contains($"  {_folder}/missing: FileNotFoundException\n", output);
        Assert.Contains($"  openat2:{_parent}/outside: errno 1\n", output);
        foreach (string request in requests[granted.Length..(granted.Length + denied.Length + 4)])
            Assert.Contains($"  {request}: UnauthorizedAccessException\n", output);
        Assert.Contains($"  write:{_folder}/file: UnauthorizedAccessException\n", output);
        Assert.Contains($"  write:{_folder}/new: UnauthorizedAccessException\n", output);

        Assert.DoesNotContain("SECRET", output);
        Assert.Equal("granted", File.ReadAllText(InFolder("file")));
        Assert.False(File.Exists(InFolder("new")));
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    /// <summary>As written: what leads out of the folder must reach the broker.</summary>
    private string InFolder(string path) => $"{_folder}/{path}";
}
