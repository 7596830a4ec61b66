using System.Collections.Generic;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Sources;

/// <summary>A raw <c>struct sock_filter[]</c>, in whichever byte order the ABI of the call has.</summary>
internal sealed class RawFilter(string path) : IFilters
{
    /// <summary>How the name of such a file ends.</summary>
    public const string Extension = ".bpf";

    private readonly byte[] _bytes = TextFile.ReadBytes(path);
    private readonly Dictionary<bool, Program> _programs = [];

    /// <exception cref="UnusableException">The kernel would not take the bytes as a filter.</exception>
    public Program Answering(Abi abi)
    {
        if (!_programs.TryGetValue(abi.IsLittleEndian, out Program? program))
        {
            program = Read(abi);
            _programs.Add(abi.IsLittleEndian, program);
        }

        return program;
    }

    private Program Read(Abi abi)
    {
        if (_bytes.Length % Instruction.Size != 0)
            throw new UnusableException($"'{path}' is no filter: its {_bytes.Length} bytes are not a multiple of {Instruction.Size}.");
        Program program = Program.FromBytes(_bytes, abi.IsLittleEndian);
        return KernelCheck.Reject(program) is { } reason
            ? throw new UnusableException($"The kernel of {abi} would not take '{path}': {reason}")
            : program;
    }
}
