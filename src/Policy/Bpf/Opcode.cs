namespace SeccompSharp.Policies.Bpf;

/// <summary>The operations that a seccomp filter may contain.</summary>
/// <remarks>Values: include/uapi/linux/bpf_common.h and filter.h. The set: kernel/seccomp.c, seccomp_check_filter.</remarks>
public static class Opcode
{
#pragma warning disable CS1591 // Named as in the kernel's headers: class, then operation, then source.
    public const ushort LdWAbs = 0x20;
    public const ushort LdWLen = 0x80;
    public const ushort LdxWLen = 0x81;
    public const ushort LdImm = 0x00;
    public const ushort LdxImm = 0x01;
    public const ushort LdMem = 0x60;
    public const ushort LdxMem = 0x61;
    public const ushort St = 0x02;
    public const ushort Stx = 0x03;
    public const ushort AddK = 0x04;
    public const ushort AddX = 0x0c;
    public const ushort SubK = 0x14;
    public const ushort SubX = 0x1c;
    public const ushort MulK = 0x24;
    public const ushort MulX = 0x2c;
    public const ushort DivK = 0x34;
    public const ushort DivX = 0x3c;
    public const ushort OrK = 0x44;
    public const ushort OrX = 0x4c;
    public const ushort AndK = 0x54;
    public const ushort AndX = 0x5c;
    public const ushort LshK = 0x64;
    public const ushort LshX = 0x6c;
    public const ushort RshK = 0x74;
    public const ushort RshX = 0x7c;
    public const ushort Neg = 0x84;
    public const ushort XorK = 0xa4;
    public const ushort XorX = 0xac;
    public const ushort Ja = 0x05;
    public const ushort JeqK = 0x15;
    public const ushort JeqX = 0x1d;
    public const ushort JgtK = 0x25;
    public const ushort JgtX = 0x2d;
    public const ushort JgeK = 0x35;
    public const ushort JgeX = 0x3d;
    public const ushort JsetK = 0x45;
    public const ushort JsetX = 0x4d;
    public const ushort RetK = 0x06;
    public const ushort RetA = 0x16;
    public const ushort Tax = 0x07;
    public const ushort Txa = 0x87;
#pragma warning restore CS1591
}
