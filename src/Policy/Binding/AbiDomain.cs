using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Binding;

/// <summary>Which numbers under an ABI's token are its own. Only x86_64 and x32 share a token.</summary>
internal static class AbiDomain
{
    private const uint SkippedByTracer = 0xffff_ffff;

    private static readonly NumberRange s_bit31Only = new(0x8000_0000, 0xbfff_ffff);

    public static ImmutableEquatableArray<NumberRange> Of(Abi abi, Policy policy)
    {
        if (abi != Abi.X86_64 && abi != Abi.X32)
            return ImmutableEquatableArray.Of(new NumberRange(0, 0xffff_ffff));

        // From the threshold up libseccomp calls everything x32's or foreign, but runc's stub looks at bit 30 first and
        // answers the numbers without it.
        bool bit31OnlyIsX86_64s = policy.X32Border == X32Border.Bit
            || (policy.Abis.Contains(Abi.X86_64) && UnknownNumbers.Of(Abi.X86_64, policy).Any(range => range.Contains(s_bit31Only.First)));
        if (abi == Abi.X32)
        {
            return bit31OnlyIsX86_64s
                ? ImmutableEquatableArray.Of(new NumberRange(Abi.X32Bit, 0x7fff_ffff), new NumberRange(0xc000_0000, SkippedByTracer))
                : ImmutableEquatableArray.Of(new NumberRange(Abi.X32Bit, SkippedByTracer));
        }

        return new[] { new NumberRange(0, Abi.X32Bit - 1) }
            .Concat(bit31OnlyIsX86_64s ? [s_bit31Only] : [])
            .Concat(policy.Abis.Contains(Abi.X32) ? [] : [new NumberRange(SkippedByTracer, SkippedByTracer)])
            .ToImmutableEquatableArray();
    }
}
