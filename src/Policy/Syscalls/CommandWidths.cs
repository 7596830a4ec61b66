using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>The commands for which the kernel reads an int of an argument that is declared wider.</summary>
/// <param name="Command">The parameter that the command is.</param>
/// <param name="Values">The commands that the ABI has, as words.</param>
/// <param name="IsUpperHalf">Whether the int is the upper half of the register, and not the lower.</param>
public sealed record CommandWidth(string Command, ImmutableEquatableArray<ulong> Values, bool IsUpperHalf);

/// <summary>Which arguments are narrower for some commands, from Syscalls/Data/command-bits.tsv.</summary>
/// <remarks>The table is read at first use; every member is thread-safe.</remarks>
public static class CommandWidths
{
    private static readonly Lazy<Row[]> s_rows = new(
        () => [.. DataFile.Lines("command-bits.tsv").Skip(1).Select(Row.Read)], LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>Whether any argument of a call is narrower for some commands.</summary>
    public static bool Any(string syscall) => s_rows.Value.Any(row => row.Syscall == syscall);

    /// <summary>The commands for which a parameter of a call is narrower than declared; null if it never is.</summary>
    public static CommandWidth? Of(Abi abi, string syscall, string parameter) =>
        abi.RegisterBits == 64 && s_rows.Value.FirstOrDefault(row => row.Syscall == syscall && row.Parameter == parameter) is { } row
            ? new CommandWidth(row.Command, row.ValuesOn(abi).ToImmutableEquatableArray(), row.IsInUnion && !abi.IsLittleEndian)
            : null;

    /// <summary>
    /// The bits of a parameter that the kernel drops before it reads it: IPC_64 of a command, where
    /// <see cref="Abi.DropsIpcVersion"/>.
    /// </summary>
    public static ulong Dropped(Abi abi, string syscall, string parameter) =>
        parameter == "cmd" && syscall is "semctl" or "shmctl" or "msgctl"
        && abi.DropsIpcVersion
        && Constants.TryGet(abi, "IPC_64", out ulong version) ? version : 0;

    private sealed record Row(string Syscall, string Command, string[] Values, string Parameter, bool IsInUnion)
    {
        public static Row Read(string line)
        {
            string[] cells = line.Split('\t');
            return new Row(cells[0], cells[1], cells[2].Split(' '), cells[3], cells[4] == "union");
        }

        public IEnumerable<ulong> ValuesOn(Abi abi)
        {
            foreach (string name in Values)
            {
                if (Constants.TryGet(abi, name, out ulong value))
                    yield return value & uint.MaxValue;
            }
        }
    }
}
