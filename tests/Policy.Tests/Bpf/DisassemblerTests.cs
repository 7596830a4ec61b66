using SeccompSharp.Policies.Bpf;
using Xunit;
using static SeccompSharp.Policies.Tests.Bpf.Programs;

namespace SeccompSharp.Policies.Tests.Bpf;

public sealed class DisassemblerTests
{
    [Fact]
    public void A_listing_names_words_targets_and_actions()
    {
        Program program = Little(
            Op(Opcode.LdWAbs, 4), Jump(Opcode.JeqK, 0xc000_003e, 0, 5), Op(Opcode.LdWAbs), Jump(Opcode.JgeK, 41, 0, 2),
            Op(Opcode.LdWAbs, 20), Op(Opcode.AndK, 0xff), Ret(), Ret(0x0005_0026), Op(Opcode.Ja, 0), Ret(0x8000_0000));
        Assert.Equal(
            [
                "   0: ld arch",
                "   1: jeq #0xc000003e, 2, 7",
                "   2: ld nr",
                "   3: jge #0x29, 4, 6",
                "   4: ld args[0].high",
                "   5: and #0xff",
                "   6: ret ALLOW",
                "   7: ret ERRNO(38)",
                "   8: ja 9",
                "   9: ret KILL_PROCESS",
            ],
            Disassembler.Listing(program));
    }

    [Fact]
    public void Halves_of_an_argument_follow_the_byte_order() => Assert.Equal(
        ["   0: ld args[0].high", "   1: ld args[5].low", "   2: ret a"],
        Disassembler.Listing(Big(Op(Opcode.LdWAbs, 16), Op(Opcode.LdWAbs, 60), Op(Opcode.RetA))));

    [Fact]
    public void Operations_outside_a_filters_set_print_as_words() => Assert.Equal(
        ["   0: .word 0x00000001000000b1", "   1: ld [3]", "   2: ld M[2]", "   3: tax", "   4: lsh x"],
        Disassembler.Listing(Little(Op(0xb1, 1), Op(Opcode.LdWAbs, 3), Op(Opcode.LdMem, 2), Op(Opcode.Tax), Op(Opcode.LshX))));
}
