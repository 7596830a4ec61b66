using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>What NativeAOT has made of a program.</summary>
/// <param name="Size">The bytes of the file that are loaded. Between them it is padded to whole pages, differently for each architecture.</param>
/// <param name="Members">What it was compiled from: names of methods, with namespace and type, each once.</param>
internal sealed record NativeBinary(int Size, IReadOnlySet<string> Members)
{
    /// <summary>Reads a file and what the compiler has said of it, for IlcGenerateMstatFile.</summary>
    public static NativeBinary Read(string binary, string statistics) => new(LoadedBytes(File.ReadAllBytes(binary)), MembersIn(statistics));

    /// <summary>p_filesz of all program headers that are PT_LOAD: elf(5), 64 bits, little-endian.</summary>
    private static int LoadedBytes(ReadOnlySpan<byte> elf)
    {
        int headers = (int)BinaryPrimitives.ReadUInt64LittleEndian(elf[0x20..]);
        int headerSize = BinaryPrimitives.ReadUInt16LittleEndian(elf[0x36..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(elf[0x38..]);
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> header = elf[(headers + (i * headerSize))..];
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) == 1)
                sum += (int)BinaryPrimitives.ReadUInt64LittleEndian(header[0x20..]);
        }

        return sum;
    }

    /// <summary>The file is an assembly that refers to all that was compiled.</summary>
    private static HashSet<string> MembersIn(string statistics)
    {
        using var file = new PEReader(File.OpenRead(statistics));
        MetadataReader reader = file.GetMetadataReader();
        return [.. reader.MemberReferences.Select(reader.GetMemberReference)
            .Select(member => $"{TypeName(reader, member.Parent)}.{reader.GetString(member.Name)}")];
    }

    private static string TypeName(MetadataReader reader, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeReference)
        {
            TypeReference type = reader.GetTypeReference((TypeReferenceHandle)handle);
            string name = reader.GetString(type.Name);
            return type.ResolutionScope.Kind == HandleKind.TypeReference ? $"{TypeName(reader, type.ResolutionScope)}.{name}"
                : type.Namespace.IsNil ? name
                : $"{reader.GetString(type.Namespace)}.{name}";
        }

        // A generic type with its arguments, ECMA-335 II.23.2.14, or an array.
        BlobReader signature = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return "array";
        signature.ReadCompressedInteger();
        return TypeName(reader, signature.ReadTypeHandle());
    }
}
