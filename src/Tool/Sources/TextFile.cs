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
    /// <summary>Reads a file.</summary>
    /// <exception cref="UnusableException">The file cannot be read.</exception>
    public static TextFile Read(string path) => new(path, Encoding.UTF8.GetString(ReadBytes(path)));

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="UnusableException">The file cannot be read.</exception>
    public static byte[] ReadBytes(string path) => Using(path, "read", () => File.ReadAllBytes(path));

    /// <summary>Replaces a file.</summary>
    /// <exception cref="UnusableException">The file cannot be written.</exception>
    public static void WriteBytes(string path, byte[] bytes) => Using(path, "write", () =>
    {
        File.WriteAllBytes(path, bytes);
        return true;
    });

    /// <summary>Opens a file for reading from its beginning.</summary>
    /// <exception cref="UnusableException">The file cannot be read.</exception>
    public static Stream Open(string path) => Using(path, "read", () => File.OpenRead(path));

    private static T Using<T>(string path, string purpose, Func<T> use)
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
