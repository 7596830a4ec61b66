using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Binding;

/// <summary>Which numbers under an ABI's token are its own. Only x86_64 and x32 share a token.</summary>
internal static class AbiDomain
{
    private const uint SkippedByTracer = 0xffff_ffff;

    private static readonly NumberRange s_bit31Only = new(0x8000_0000, 0xbfff_ffff);

    public static ImmutableEquatableArray<NumberRange> Of(Abi abi, Policy policy)
    {
        bool byBit = policy.X32Border == X32Border.Bit;
        if (abi == Abi.X32)
        {
            return byBit
                ? ImmutableEquatableArray.Of(new NumberRange(Abi.X32Bit, 0x7fff_ffff), new NumberRange(0xc000_0000, SkippedByTracer))
                : ImmutableEquatableArray.Of(new NumberRange(Abi.X32Bit, SkippedByTracer));
        }

        if (abi != Abi.X86_64)
            return ImmutableEquatableArray.Of(new NumberRange(0, 0xffff_ffff));

        // From the threshold up libseccomp calls everything x32's or foreign, but runc's stub looks at bit 30 first and
        // answers the numbers without it.
        bool withX32 = policy.Abis.Contains(Abi.X32);
        bool stubAnswersFirst = !withX32 && UnknownNumbers.Of(abi, policy).Any(range => range.Contains(s_bit31Only.First));
        return new[] { new NumberRange(0, Abi.X32Bit - 1) }
            .Concat(byBit || stubAnswersFirst ? [s_bit31Only] : [])
            .Concat(withX32 ? [] : [new NumberRange(SkippedByTracer, SkippedByTracer)])
            .ToImmutableEquatableArray();
    }
}
