#:property PublishAot=false
// Assembles the runtime's machine code and writes it where the compiler finds it:
//   dotnet run eng/machine-code.cs              writes src/Runtime/MachineCode/NAME.ARCH.cs for each NAME.ARCH.s beside it
//   dotnet run eng/machine-code.cs -- --check   fails where one is not what its source gives
// A source is position-independent and has one section, .text; each of its global labels becomes a constant. Needs clang,
// whose assembler knows both architectures; what an instruction is in bytes does not depend on its version.

using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

(string Architecture, string Member, string Triple)[] architectures =
[
    ("x64", "X64", "x86_64-linux-gnu"),
    ("arm64", "Arm64", "aarch64-linux-gnu"),
];
string root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
bool checks = args is ["--check"];
int differing = 0;
foreach (string source in Directory.EnumerateFiles(Path.Combine(root, "src/Runtime/MachineCode"), "*.s").Order(StringComparer.Ordinal))
{
    string[] parts = Path.GetFileName(source).Split('.');
    (string architecture, string member, string triple) = architectures.Single(one => one.Architecture == parts[1]);
    string written = Path.ChangeExtension(source, ".cs");
    string text = Write(parts[0], architecture, member, Assemble(source, triple));
    if (!checks)
    {
        File.WriteAllText(written, text);
    }
    else if (!File.Exists(written) || File.ReadAllText(written) != text)
    {
        Console.Error.WriteLine($"{Path.GetRelativePath(root, written)} is not what its source gives: run dotnet run eng/machine-code.cs");
        differing++;
    }
}

return differing == 0 ? 0 : 1;

static (byte[] Code, (string Name, int Offset)[] Labels) Assemble(string source, string triple)
{
    string file = Path.GetTempFileName();
    try
    {
        using Process clang = Process.Start("clang", [$"--target={triple}", "-c", "-Wa,--fatal-warnings", "-o", file, source]);
        clang.WaitForExit();
        if (clang.ExitCode != 0)
            throw new InvalidOperationException($"clang could not assemble {source}.");
        return Read(File.ReadAllBytes(file), source);
    }
    finally
    {
        File.Delete(file);
    }
}

// Elf64_Ehdr, Elf64_Shdr and Elf64_Sym: elf(5).
static (byte[] Code, (string Name, int Offset)[] Labels) Read(byte[] elf, string source)
{
    const int codeType = 1, symbolsType = 2, relocationsType = 4, plainRelocationsType = 9, header = 64, symbolSize = 24;
    int U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(at));
    int U32(int at) => (int)BinaryPrimitives.ReadUInt32LittleEndian(elf.AsSpan(at));
    int U64(int at) => checked((int)BinaryPrimitives.ReadUInt64LittleEndian(elf.AsSpan(at)));
    string Text(int table, int at)
    {
        int start = U64(Section(table) + 24) + at;
        return Encoding.ASCII.GetString(elf.AsSpan(start, elf.AsSpan(start).IndexOf((byte)0)));
    }

    int Section(int index) => U64(40) + (index * header);
    int names = U16(62);
    int[] sections = [.. Enumerable.Range(0, U16(60))];
    if (sections.Any(index => U32(Section(index) + 4) is relocationsType or plainRelocationsType && U64(Section(index) + 32) != 0))
        throw new InvalidOperationException($"{source} is not position-independent: the assembler left relocations.");
    int text = sections.Single(index => U32(Section(index) + 4) == codeType && Text(names, U32(Section(index))) == ".text");
    int symbols = sections.Single(index => U32(Section(index) + 4) == symbolsType);
    int first = U64(Section(symbols) + 24);
    (string, int)[] labels =
    [
        .. Enumerable.Range(0, U64(Section(symbols) + 32) / symbolSize).Select(index => first + (index * symbolSize))
            .Where(symbol => elf[symbol + 4] >> 4 == 1 && U16(symbol + 6) == text)
            .Select(symbol => (Text(U32(Section(symbols) + 40), U32(symbol)), U64(symbol + 8)))
            .OrderBy(label => label.Item2),
    ];
    return (elf.AsSpan(U64(Section(text) + 24), U64(Section(text) + 32)).ToArray(), labels);
}

static string Write(string name, string architecture, string member, (byte[] Code, (string Name, int Offset)[] Labels) assembled)
{
    var text = new StringBuilder($$"""
        using System;

        namespace SeccompSharp.MachineCode;

        /// <content>Written by eng/machine-code.cs from {{name}}.{{architecture}}.s.</content>
        internal static partial class {{name}}Code
        {
            internal static ReadOnlySpan<byte> {{member}} =>
            [

        """);
    foreach (byte[] line in assembled.Code.Chunk(16))
        text.Append("        ").AppendJoin(' ', line.Select(value => $"0x{value:x2},")).Append('\n');
    text.Append("    ];\n");
    foreach ((string label, int offset) in assembled.Labels)
        text.Append($"\n    internal const int {member}{label} = {offset};\n");
    return text.Append("}\n").ToString();
}
