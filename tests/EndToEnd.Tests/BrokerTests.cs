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
        File.WriteAllText(Path.Combine(_folder, "sub", "file"), "granted");
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
        string[] granted = [$"{_folder}/file", $"{_folder}/link", $"open:{_folder}/sub/../file"];
        string[] denied =
        [
            "/etc/passwd", $"{_parent}/outside", $"{_folder}-beside/file", $"{_folder}/../outside",
            $"{_folder}/link-up", $"{_folder}/link-absolute", $"{_folder}/link-folder/outside", $"{_folder}/link-null",
            $"{_folder}/pipe", $"write:{_folder}/file", $"write:{_folder}/new",
        ];
        string[] deniedCalls =
        [
            $"open:{_folder}/../outside", $"open:{_folder}/sub/../../outside", $"open:{_folder}/../folder-beside/file",
            $"open:{_folder}/link-up", $"open:{_folder}/link-folder/outside", $"open:{_folder}/sub", $"open:{_folder}//file",
            $"open:{_folder}", "open:file", "open:", $"open:/proc/self/root{_folder}/file", $"open:/./{_folder}/file",
        ];
        string tooLong = $"open:{_folder}/{new string('x', 5000)}";

        string output = _builds.Run("Broker", aot,
            [_folder, .. granted, .. denied, .. deniedCalls, tooLong, $"{_folder}/missing", $"openat2:{_parent}/outside"]).Succeeded().Output;

        foreach (string request in granted)
            Assert.Contains($"  {request}: granted\n", output);
        foreach (string request in denied)
            Assert.Contains($"  {request}: UnauthorizedAccessException\n", output);
        foreach (string request in deniedCalls)
            Assert.Contains($"  {request}: errno 13\n", output);
        Assert.Contains($"  {tooLong}: errno 36\n", output);
        Assert.Contains($"  {_folder}/missing: FileNotFoundException\n", output);
        Assert.Contains($"  openat2:{_parent}/outside: errno 1\n", output);

        Assert.DoesNotContain("SECRET", output);
        Assert.Equal("granted", File.ReadAllText($"{_folder}/file"));
        Assert.False(File.Exists($"{_folder}/new"));
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
