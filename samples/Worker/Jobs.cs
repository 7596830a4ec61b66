using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Win32.SafeHandles;

/// <summary>The jobs in the inbox, and the file of their results: a line each, with the name of the job escaped.</summary>
internal sealed class Jobs : IDisposable
{
    private const int LongestJob = 1024 * 1024;

    private readonly byte[] _buffer = new byte[LongestJob + 1];
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly string _inbox;
    private readonly FileStream _results;

    private Jobs(string inbox, FileStream results) => (_inbox, _results) = (inbox, results);

    /// <summary>Makes what is missing of them. Jobs that have results are done.</summary>
    public static Jobs Open(IConfiguration configuration)
    {
        string inbox = Directory.CreateDirectory(configuration["inbox"] ?? throw new InvalidOperationException("--inbox FOLDER is missing.")).FullName;
        string path = configuration["results"] ?? throw new InvalidOperationException("--results FILE is missing.");
        var jobs = new Jobs(inbox, new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        using var lines = new StreamReader(jobs._results, leaveOpen: true);
        while (lines.ReadLine() is { } line)
            jobs._done.Add(Uri.UnescapeDataString(line.Split(' ')[0]));
        jobs._results.Seek(0, SeekOrigin.End);
        return jobs;
    }

    /// <summary>Names of jobs without results.</summary>
    public IEnumerable<string> Next() =>
        Directory.EnumerateFileSystemEntries(_inbox).Select(path => Path.GetFileName(path)).Where(name => name[0] != '.' && !_done.Contains(name));

    /// <summary>Does one, and writes its result down.</summary>
    /// <returns>The line.</returns>
    public string Do(string name)
    {
        string line = $"{Uri.EscapeDataString(name)} {Outcome(name)}";
        _done.Add(name);
        _results.Write(Encoding.UTF8.GetBytes(line + "\n"));
        _results.Flush();
        return line;
    }

    private string Outcome(string name)
    {
        using SafeFileHandle file = NativeCalls.OpenFile(Path.Combine(_inbox, name), out int errno);
        if (file.IsInvalid)
            return $"refused: errno {errno}";
        try
        {
            if (RandomAccess.GetLength(file) > LongestJob)
                return "refused: too long";
            int length = 0;
            for (int read; length < _buffer.Length && (read = RandomAccess.Read(file, _buffer.AsSpan(length), length)) > 0;)
                length += read;
            return length > LongestJob ? "refused: too long" : Count(Encoding.UTF8.GetString(_buffer, 0, length));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return "refused: not a file"; // A folder, or a pipe, which has no length.
        }
    }

    private static string Count(string text) =>
        $"{text.AsSpan().Count('\n')} lines, {text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length} words";

    public void Dispose() => _results.Dispose();
}
