using System;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace SeccompSharp.Derive.Calls.Metadata;

/// <summary>An assembly's tables, mapped into memory. Safe for several threads: nothing changes after opening.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader _image;

    private AssemblyFile(string path, bool isFramework, PEReader image, MetadataReader reader)
    {
        Path = path;
        IsFramework = isFramework;
        _image = image;
        Reader = reader;
        Name = reader.IsAssembly ? reader.GetString(reader.GetAssemblyDefinition().Name) : System.IO.Path.GetFileNameWithoutExtension(path);
    }

    public string Path { get; }

    public string Name { get; }

    /// <summary>Whether it came with .NET and not with the program.</summary>
    public bool IsFramework { get; }

    public MetadataReader Reader { get; }

    /// <summary>What tells two builds of the same assembly apart.</summary>
    public Guid ModuleId => Reader.GetGuid(Reader.GetModuleDefinition().Mvid);

    public static AssemblyFile Open(string path, bool isFramework)
    {
        PEReader? image = null;
        try
        {
            image = new PEReader(File.OpenRead(path));
            if (image.HasMetadata)
                return new AssemblyFile(path, isFramework, image, image.GetMetadataReader());
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            image?.Dispose();
            throw exception is BadImageFormatException
                ? NotManaged(path)
                : new UnusableProgramException(path, "cannot be read: " + exception.Message.TrimEnd('.'), "Name the .dll of a built program");
        }

        image.Dispose();
        throw NotManaged(path);
    }

    public MethodBodyBlock Body(MethodDefinition method) => _image.GetMethodBody(method.RelativeVirtualAddress);

    /// <summary>The program's first method, if the assembly is a program.</summary>
    public MethodDefinitionHandle EntryPoint
    {
        get
        {
            CorHeader? header = _image.PEHeaders.CorHeader;
            if (header is null || (header.Flags & CorFlags.NativeEntryPoint) != 0)
                return default;
            Handle entry = header.EntryPointTokenOrRelativeVirtualAddress is int token and not 0 ? MetadataTokens.Handle(token) : default;
            return entry.Kind == HandleKind.MethodDefinition ? (MethodDefinitionHandle)entry : default;
        }
    }

    /// <summary>A resource that is in the assembly itself, or null.</summary>
    public byte[]? Resource(string name)
    {
        foreach (ManifestResourceHandle handle in Reader.ManifestResources)
        {
            ManifestResource resource = Reader.GetManifestResource(handle);
            if (!resource.Implementation.IsNil || !Reader.StringComparer.Equals(resource.Name, name))
                continue;
            int start = _image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset;
            BlobReader blob = _image.GetSectionData(start).GetReader();
            return blob.ReadBytes(blob.ReadInt32());
        }

        return null;
    }

    public void Dispose() => _image.Dispose();

    private static UnusableProgramException NotManaged(string path) => new(
        path, "has no IL: it is a native file, or no assembly at all",
        "Name the program's .dll, not its host or a NativeAOT binary; for NativeAOT take the .dll that the compiler was given, obj/Release/<framework>/<rid>/<name>.dll");
}
