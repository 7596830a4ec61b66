namespace SeccompSharp.Reporting;

/// <summary>How the reporter writes an argument; the numbers are those of MachineCode/Reporter.x64.s.</summary>
internal enum ArgumentKind : byte
{
    /// <summary><c>p</c>: 64 bits in hexadecimal, an address or a set of flags.</summary>
    Hex = 0,

    /// <summary><c>i</c>: 32 bits, signed.</summary>
    Int = 1,

    /// <summary><c>x</c>: 32 bits in hexadecimal.</summary>
    HexInt = 2,

    /// <summary><c>m</c>: a file's mode, in octal.</summary>
    Mode = 3,

    /// <summary><c>u</c>: 64 bits, unsigned.</summary>
    Unsigned = 4,

    /// <summary><c>d</c>: the descriptor of a directory, or AT_FDCWD.</summary>
    Directory = 5,

    /// <summary><c>w</c>: 32 bits, unsigned.</summary>
    UnsignedInt = 6,

    /// <summary><c>l</c>: 64 bits, signed.</summary>
    Long = 7,
}
