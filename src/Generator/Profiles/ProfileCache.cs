using System.Threading;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Generator.Profiles;

/// <summary>What profiles say, by path and text: generator and analyzers of one compiler process parse a file once.</summary>
/// <remarks>Thread-safe, bounded.</remarks>
internal static class ProfileCache
{
    private const int Capacity = 32;

    private static readonly BoundedCache<(string Path, string Text), ProfileExamination> s_files = new(Capacity);

    /// <summary>How many texts had to be parsed.</summary>
    public static int Parses => s_files.Made;

    public static ProfileExamination Examine(string path, string text, CancellationToken cancellationToken) => s_files.GetOrMake(
        (path, text), static (file, cancellationToken) => ProfileReader.Examine(file.Path, file.Text, cancellationToken), cancellationToken);
}
