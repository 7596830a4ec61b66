using System.Reflection.Metadata;

namespace SeccompSharp.Derive.Calls.Metadata;

/// <summary>Whether two signatures, of different assemblies perhaps, are the same.</summary>
internal readonly struct SignatureMatch
{
    private readonly TypeSystem _types;
    private readonly LoadedAssembly _first;
    private readonly LoadedAssembly _second;
    private readonly bool _mayUnify;

    private SignatureMatch(TypeSystem types, LoadedAssembly first, LoadedAssembly second, bool mayUnify)
    {
        _types = types;
        _first = first;
        _second = second;
        _mayUnify = mayUnify;
    }

    /// <summary>Of methods. Where types may unify, a type variable matches any type: whatever stands for it is not known.</summary>
    public static bool OfMethods(TypeSystem types, LoadedAssembly first, BlobHandle firstBlob, LoadedAssembly second, BlobHandle secondBlob, bool mayUnify)
    {
        BlobReader a = first.Reader.GetBlobReader(firstBlob);
        BlobReader b = second.Reader.GetBlobReader(secondBlob);
        SignatureHeader header = a.ReadSignatureHeader();
        SignatureHeader other = b.ReadSignatureHeader();
        if (header.IsGeneric != other.IsGeneric || header.IsInstance != other.IsInstance)
            return false;
        if (header.IsGeneric && a.ReadCompressedInteger() != b.ReadCompressedInteger())
            return false;
        int count = a.ReadCompressedInteger();
        if (count != b.ReadCompressedInteger())
            return false;
        SignatureMatch match = new(types, first, second, mayUnify);
        for (int i = 0; i <= count; i++)
        {
            if (!match.Types(ref a, ref b))
                return false;
        }

        return true;
    }

    private bool Types(ref BlobReader a, ref BlobReader b)
    {
        SignatureTypeCode first = Next(ref a);
        SignatureTypeCode second = Next(ref b);
        if (_mayUnify && (IsVariable(first) || IsVariable(second)))
        {
            Skip(ref a, first);
            Skip(ref b, second);
            return true;
        }

        if (first != second)
            return false;
        switch (first)
        {
            case SignatureTypeCode.TypeHandle:
                return SameType(a.ReadTypeHandle(), b.ReadTypeHandle());
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                return a.ReadCompressedInteger() == b.ReadCompressedInteger();
            case SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.SZArray or SignatureTypeCode.Pinned:
                return Types(ref a, ref b);
            case SignatureTypeCode.Array:
                if (!Types(ref a, ref b) || a.ReadCompressedInteger() != b.ReadCompressedInteger())
                    return false;
                SkipShape(ref a);
                SkipShape(ref b);
                return true;
            case SignatureTypeCode.GenericTypeInstance:
                return Instances(ref a, ref b);
            case SignatureTypeCode.FunctionPointer:
                Skip(ref a, first);
                Skip(ref b, second);
                return true;
            default:
                return true;
        }
    }

    private bool Instances(ref BlobReader a, ref BlobReader b)
    {
        _ = Next(ref a);
        _ = Next(ref b);
        if (!SameType(a.ReadTypeHandle(), b.ReadTypeHandle()))
            return false;
        int count = a.ReadCompressedInteger();
        if (count != b.ReadCompressedInteger())
            return false;
        for (int i = 0; i < count; i++)
        {
            if (!Types(ref a, ref b))
                return false;
        }

        return true;
    }

    private bool SameType(EntityHandle a, EntityHandle b) => _types.Type(_first, a) == _types.Type(_second, b);

    private static bool IsVariable(SignatureTypeCode code) =>
        code is SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter;

    /// <summary>The next code that is not a modifier: the last ones differ between a reference and what it means only by their tokens.</summary>
    public static SignatureTypeCode Next(ref BlobReader reader)
    {
        while (true)
        {
            SignatureTypeCode code = reader.ReadSignatureTypeCode();
            switch (code)
            {
                case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                    _ = reader.ReadTypeHandle();
                    continue;
                case SignatureTypeCode.Sentinel or SignatureTypeCode.Pinned:
                    continue;
                default:
                    return code;
            }
        }
    }

    /// <summary>Goes past one type.</summary>
    public static void SkipType(ref BlobReader reader) => Skip(ref reader, Next(ref reader));

    private static void Skip(ref BlobReader reader, SignatureTypeCode code)
    {
        switch (code)
        {
            case SignatureTypeCode.TypeHandle:
                _ = reader.ReadTypeHandle();
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                _ = reader.ReadCompressedInteger();
                break;
            case SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.SZArray:
                Skip(ref reader, Next(ref reader));
                break;
            case SignatureTypeCode.Array:
                Skip(ref reader, Next(ref reader));
                _ = reader.ReadCompressedInteger();
                SkipShape(ref reader);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                _ = Next(ref reader);
                _ = reader.ReadTypeHandle();
                for (int count = reader.ReadCompressedInteger(); count > 0; count--)
                    Skip(ref reader, Next(ref reader));
                break;
            case SignatureTypeCode.FunctionPointer:
                SkipMethod(ref reader);
                break;
        }
    }

    private static void SkipMethod(ref BlobReader reader)
    {
        SignatureHeader header = reader.ReadSignatureHeader();
        if (header.IsGeneric)
            _ = reader.ReadCompressedInteger();
        for (int count = reader.ReadCompressedInteger(); count >= 0; count--)
            Skip(ref reader, Next(ref reader));
    }

    private static void SkipShape(ref BlobReader reader)
    {
        for (int list = 0; list < 2; list++)
        {
            for (int count = reader.ReadCompressedInteger(); count > 0; count--)
                _ = reader.ReadCompressedInteger();
        }
    }
}
