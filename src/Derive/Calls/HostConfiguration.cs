using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace SeccompSharp.Derive.Calls;

/// <summary>What a program's runtimeconfig.json says: the frameworks that it runs on, and the switches of AppContext.</summary>
internal sealed class HostConfiguration
{
    private static readonly JsonDocumentOptions s_lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public List<(string Name, Version Version)> Frameworks { get; } = [];

    public Dictionary<string, string> Switches { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the file, or what a program without one has: nothing.</summary>
    public static HostConfiguration Read(string path)
    {
        HostConfiguration configuration = new();
        if (!File.Exists(path))
            return configuration;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path), s_lenient);
            if (document.RootElement.TryGetProperty("runtimeOptions", out JsonElement options))
                configuration.Read(options);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException or IOException)
        {
            throw new UnusableProgramException(path, "cannot be read: " + exception.Message.TrimEnd('.'), "Build the program again");
        }

        return configuration;
    }

    /// <summary>The files of packages that differ between operating systems, of which deps.json says which one Linux gets.</summary>
    public static IEnumerable<string> AssembliesForLinux(string path)
    {
        if (!File.Exists(path))
            return [];
        string folder = Path.GetDirectoryName(path)!;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path), s_lenient);
            return [.. RuntimeTargets(document.RootElement)
                .Where(target => target.Rid is "linux" or "unix" or "linux-x64" or "linux-arm64")
                .OrderBy(target => target.Rid, StringComparer.Ordinal)
                .Select(target => Path.Combine(folder, target.File)).Where(File.Exists)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException)
        {
            throw new UnusableProgramException(path, "cannot be read: " + exception.Message.TrimEnd('.'), "Build the program again");
        }
    }

    private static IEnumerable<(string File, string? Rid)> RuntimeTargets(JsonElement root)
    {
        if (!root.TryGetProperty("targets", out JsonElement targets))
            yield break;
        foreach (JsonProperty library in targets.EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            if (!library.Value.TryGetProperty("runtimeTargets", out JsonElement files))
                continue;
            foreach (JsonProperty file in files.EnumerateObject())
            {
                if (file.Value.TryGetProperty("assetType", out JsonElement type) && type.GetString() == "runtime"
                    && file.Value.TryGetProperty("rid", out JsonElement rid))
                {
                    yield return (file.Name, rid.GetString());
                }
            }
        }
    }

    private void Read(JsonElement options)
    {
        if (options.TryGetProperty("framework", out JsonElement one))
            AddFramework(one);
        if (options.TryGetProperty("frameworks", out JsonElement several))
        {
            foreach (JsonElement framework in several.EnumerateArray())
                AddFramework(framework);
        }

        if (!options.TryGetProperty("configProperties", out JsonElement properties))
            return;
        foreach (JsonProperty property in properties.EnumerateObject())
            Switches[property.Name] = property.Value.ToString().ToLowerInvariant();
    }

    private void AddFramework(JsonElement framework)
    {
        string version = framework.GetProperty("version").GetString()!;
        int suffix = version.IndexOf('-', StringComparison.Ordinal);
        Frameworks.Add((framework.GetProperty("name").GetString()!, Version.Parse(suffix < 0 ? version : version[..suffix])));
    }
}
