using System;
using System.IO;
using System.Text;

namespace SeccompSharp.Tool.Sources;

/// <summary>A file of text, under the name that the user gave it.</summary>
/// <param name="Path">As on the command line.</param>
/// <param name="Text">Decoded as UTF-8. A byte order mark stays in it, and bytes that are not UTF-8 are U+FFFD: both are
/// for the reader of profiles to report.</param>
internal sealed record TextFile(string Path, string Text)
{
    /// <summary>The largest file that is read, in bytes. Docker's default profile has 13 KB; devices have no end.</summary>
    private const int Largest = 16 << 20;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnusableException">The file cannot be read.</exception>
    public static TextFile Read(string path) => new(path, Encoding.UTF8.GetString(ReadBytes(path)));

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="UnusableException">The file cannot be read, or has no end in sight.</exception>
    public static byte[] ReadBytes(string path) => Using(path, "read", () =>
    {
        using FileStream file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = file.Read(buffer); read > 0; read = file.Read(buffer))
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > Largest)
                throw new UnusableException($"'{path}' is larger than {Largest >> 20} MiB: no profile or filter is.");
        }

        return bytes.ToArray();
    });

    /// <summary>Opens a file for reading from its beginning.</summary>
    /// <exception cref="UnusableException">The file cannot be read.</exception>
    public static Stream Open(string path) => Using(path, "read", () => File.OpenRead(path));

    /// <summary>Runs what uses a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="purpose">What for: "read" or "write".</param>
    /// <param name="use">What to do.</param>
    /// <exception cref="UnusableException">It cannot be used for that.</exception>
    public static T Using<T>(string path, string purpose, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableException(Directory.Exists(path)
                ? $"'{path}' is a folder, not a file."
                : $"Cannot {purpose} '{path}': {failure.Message}");
        }
    }
}
