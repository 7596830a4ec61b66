using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Emit;

/// <summary>The parameters of Install for the values that are known only at installation.</summary>
internal sealed class InstallParameters
{
    private readonly Dictionary<string, (string Parameter, InstallVariable Variable)> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken;
    private readonly string _typeOfAll;

    /// <param name="set">What is installed.</param>
    /// <param name="typeOfAll">The type of all parameters; empty for the type that each has.</param>
    public InstallParameters(FilterSet set, string typeOfAll)
    {
        _typeOfAll = typeOfAll;
        _taken = [.. HostMembers.Names(set.Targets), .. set.Variables.Select(variable => variable.Name)];
        HashSet<string> members = [.. HostMembers.Names(Target.DotNet)];
        foreach (InstallVariable variable in set.Variables)
        {
            // A parameter with the name of a member that the method uses would hide it.
            string name = members.Contains(variable.Name) ? Free(variable.Name) : variable.Name;
            _taken.Add(name);
            _names.Add(variable.Name, (Identifiers.Escape(name), variable));
        }
    }

    /// <summary>As declared, each with a comma and a space after it: <c>int control, ulong size, </c>.</summary>
    public string Declared => string.Concat(_names.Values.Select(value => $"{TypeOf(value.Variable)} {value.Parameter}, "));

    /// <summary>As passed on, each with a comma and a space after it: <c>control, size, </c>.</summary>
    public string Passed => string.Concat(_names.Values.Select(value => value.Parameter + ", "));

    /// <summary>The name of what holds the value of a built-in variable.</summary>
    public string NameOf(BuiltInVariable variable) => Free(variable.Name);

    /// <summary>One line of documentation for each.</summary>
    public IEnumerable<string> Documentation => _names.Select(name =>
        $"/// <param name=\"{name.Value.Parameter.TrimStart('@')}\">The value of ${name.Key} in the rules.</param>");

    /// <summary>A name for something else that none of the parameters and members has.</summary>
    public string Free(string name)
    {
        while (_taken.Contains(name))
            name += "_";
        return name;
    }

    /// <summary>A value extended to 64 bits, as an expression.</summary>
    public string WholeValueOf(string variable) => $"unchecked((ulong){_names[variable].Parameter})";

    /// <summary>The 32 bits that belong into an instruction, as an expression.</summary>
    public string ValueOf(Patch patch)
    {
        string parameter = BuiltInVariable.Find(patch.Variable) is { } builtIn ? NameOf(builtIn) : _names[patch.Variable].Parameter;
        return patch.IsHigh ? $"unchecked((uint)((ulong){parameter} >> 32))" : $"unchecked((uint){parameter})";
    }

    private string TypeOf(InstallVariable variable) => (variable.Bits, variable.IsSigned) switch
    {
        _ when _typeOfAll.Length > 0 => _typeOfAll,
        (32, true) => "int",
        (32, false) => "uint",
        (_, true) => "long",
        (_, false) => "ulong",
    };
}
