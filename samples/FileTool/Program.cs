// Counts what is in compressed files. What strangers have sent goes through a decompressor in native code here; whoever
// breaks that can read files and print, and nothing else.
//   FileTool [--limit BYTES] FILE.gz ...     1 GiB of content at most unless told otherwise: a few MB can hold that
// A file that was cut off counts as far as it goes: GZipStream does not tell.

using System.Globalization;
using System.IO.Compression;
using SeccompSharp;

long limit = 1L << 30;
string[] files = args;
if (args is ["--limit", var text, .. var rest] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit))
    files = rest;
if (files is [] or ["--limit", ..])
{
    Console.Error.WriteLine("usage: FileTool [--limit BYTES] FILE.gz ...");
    return 2;
}

Sandbox.Install();

bool isSound = true;
byte[] buffer = new byte[64 * 1024];
foreach (string file in files)
{
    try
    {
        (long bytes, long lines) = Count(file);
        Console.WriteLine($"{bytes} bytes, {lines} lines: {Printable(file)}");
    }
    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
    {
        isSound = false;
        Console.Error.WriteLine($"{Printable(file)}: {Printable(exception.Message)}");
    }
}

return isSound ? 0 : 1;

(long Bytes, long Lines) Count(string file)
{
    using FileStream compressed = File.OpenRead(file);
    using var content = new GZipStream(compressed, CompressionMode.Decompress);
    long bytes = 0, lines = 0;
    for (int read; (read = content.Read(buffer)) > 0;)
    {
        bytes += read;
        lines += buffer.AsSpan(0, read).Count((byte)'\n');
        if (bytes > limit)
            throw new InvalidDataException($"more than {limit} bytes");
    }

    return (bytes, lines);
}

// A name can hold what a terminal takes for a command, or for the line of another file.
static string Printable(string name) => string.Concat(name.Select(character => char.IsControl(character) ? '?' : character));

[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Console, SeccompGroup.FilesRead)]
internal static partial class Sandbox;
