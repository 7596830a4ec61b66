using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.LockFiles;

/// <summary>What the arguments of one syscall are called in its line, and what the names mean.</summary>
internal sealed class ArgumentNames
{
    /// <summary>Every argument by its position and width.</summary>
    public static readonly ArgumentNames Positions = new([]);

    private readonly Dictionary<(int Index, ArgumentWidth Width), string> _names;

    private ArgumentNames(Dictionary<(int Index, ArgumentWidth Width), string> names) => _names = names;

    /// <summary>Which argument each name stands for and how many of its bits are looked at.</summary>
    public string Legend => string.Join("; ", _names
        .OrderBy(one => one.Key.Index).ThenBy(one => one.Key.Width)
        .Select(one => $"{one.Value} is args[{Numerals.Of((ulong)one.Key.Index)}], {Numerals.Of((ulong)one.Key.Width)} bits"));

    /// <summary>The prototype's names for those arguments that are looked at.</summary>
    public static ArgumentNames For(Abi abi, uint number, IEnumerable<(int Index, ArgumentWidth Width)> lookedAt)
    {
        (int Index, ArgumentWidth Width)[] arguments = [.. lookedAt.Distinct()];
        string[] parameters = SyscallTable.TryGetName(abi, number, out string? name) && Prototypes.TryGet(abi, name, out Prototype? prototype)
            ? [.. prototype.Parameters.Select(parameter => parameter.Name)]
            : [];
        return new ArgumentNames(arguments.ToDictionary(argument => argument, argument =>
        {
            string plain = argument.Index < parameters.Length && parameters.Count(one => one == parameters[argument.Index]) == 1
                ? parameters[argument.Index]
                : $"args[{Numerals.Of((ulong)argument.Index)}]";
            bool isWideOfTwo = argument.Width == ArgumentWidth.Register && arguments.Contains((argument.Index, ArgumentWidth.Word));
            return isWideOfTwo ? plain + ":64" : plain;
        }));
    }

    /// <summary>The name of an argument, as wide as it is looked at.</summary>
    public string Of(int index, ArgumentWidth width) => _names.TryGetValue((index, width), out string? name)
        ? name
        : $"args[{Numerals.Of((ulong)index)}]:{Numerals.Of((ulong)width)}";
}
