using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Tests.Bpf;

/// <summary>Short ways to write programs and calls in tests.</summary>
internal static class Programs
{
    public const uint Allow = 0x7fff_0000;

    public static Program Little(params Instruction[] instructions) => new(instructions.ToImmutableEquatableArray(), true);

    public static Program Big(params Instruction[] instructions) => new(instructions.ToImmutableEquatableArray(), false);

    public static Instruction Op(ushort code, uint k = 0) => new(code, 0, 0, k);

    public static Instruction Jump(ushort code, uint k, byte jumpTrue, byte jumpFalse) => new(code, jumpTrue, jumpFalse, k);

    public static Instruction Ret(uint value = Allow) => Op(Opcode.RetK, value);

    public static SeccompData Call(uint nr, uint arch = 0xc000_003e, params ulong[] args)
    {
        var six = new ulong[6];
        args.CopyTo(six, 0);
        return new SeccompData(nr, arch, six);
    }
}
