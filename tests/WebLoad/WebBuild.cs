using System;
using System.Diagnostics;
using System.IO;

namespace SeccompSharp.WebLoad;

/// <summary>Builds of samples/Web.</summary>
public static class WebBuild
{
    /// <summary>Builds it for the JIT, or publishes it as a native binary.</summary>
    /// <param name="name">The folder below artifacts that has both.</param>
    /// <param name="aot">Which of the two.</param>
    /// <returns>The folder of the build.</returns>
    /// <exception cref="InvalidOperationException">It does not build; why stands on standard output.</exception>
    public static string Make(string name, bool aot)
    {
        string folder = Path.Combine(Root, "artifacts", name, aot ? "aot" : "jit");
        using Process build = Process.Start(
            new ProcessStartInfo("dotnet", [aot ? "publish" : "build", "samples/Web", "-c", "Release", "-o", folder, "-v", "quiet", "-nologo", "-clp:NoSummary"]) { WorkingDirectory = Root })!;
        build.WaitForExit();
        return build.ExitCode == 0 ? folder : throw new InvalidOperationException("samples/Web does not build.");
    }

    private static string Root
    {
        get
        {
            string? directory = AppContext.BaseDirectory;
            while (directory is not null && !File.Exists(Path.Combine(directory, "generator.sln")))
                directory = Path.GetDirectoryName(directory);
            return directory ?? throw new InvalidOperationException("This runs inside the repository.");
        }
    }
}
