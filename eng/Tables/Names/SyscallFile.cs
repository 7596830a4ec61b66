using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security;
using System.Text;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tables.Names;

/// <summary>src/Attributes/Syscall.cs, made of the tables: a constant for every call that some ABI implements.</summary>
public static class SyscallFile
{
    private const string ClassName = "Syscall";

    public static string Generate()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $$"""
            // Written by eng/Tables (command "names") from src/Policy/Syscalls/Data (Linux {{SyscallTable.KernelVersion}}).

            namespace SeccompSharp;

            /// <summary>The names of the system calls, for completion; a plain string does as well.</summary>
            /// <remarks>
            /// A constant is the kernel's name without its underscores, each part with a capital: <c>rt_sigaction</c> is
            /// <c>RtSigaction</c>. Its documentation has the arguments, the numbers, and the Linux version that brought it.
            /// </remarks>
            public static class {{ClassName}}
            {

            """);
        text.AppendJoin('\n', Members().Select(member => $"""
                /// <summary>{SecurityElement.Escape(Describe(member.Name))}</summary>
                public const string {member.Identifier} = "{member.Name}";

            """));
        return text.Append("}\n").ToString();
    }

    /// <summary>Every implemented call, ordered by identifier, which no two share.</summary>
    public static IReadOnlyList<(string Identifier, string Name)> Members()
    {
        (string Identifier, string Name)[] members =
        [
            .. from name in SyscallTable.Names
               where Implementers(name).Any()
               let identifier = Identifier.Of(name)
               // C# keeps the name of the class for the class.
               let member = identifier == ClassName ? identifier + "_" : identifier
               orderby member
               select (member, name),
        ];
        Array.Sort(members, (a, b) => string.CompareOrdinal(a.Identifier, b.Identifier));
        return members.DistinctBy(member => member.Identifier).Count() == members.Length
            ? members
            : throw new InvalidDataException("two syscalls have the same C# name");
    }

    private static IEnumerable<Abi> Implementers(string name) =>
        Abi.All.Where(abi => SyscallTable.TryGetNumber(abi, name, out _) && !SyscallTable.IsStub(abi, name));

    private static string Describe(string name)
    {
        Abi first = Implementers(name).First();
        string signature = Prototypes.TryGet(first, name, out Prototype? prototype)
            ? $"{name}({string.Join(", ", prototype.Parameters.Select(Declaration))})"
            : name;
        string since = SyscallTable.Since(name) is { } version ? $"; since Linux {version}" : "";
        return $"{signature}; {Numbers(name)}{since}.";
    }

    private static string Declaration(Parameter parameter) =>
        $"{parameter.Type.Replace(" __user", "", StringComparison.Ordinal)} {parameter.Name}".Replace("* ", "*", StringComparison.Ordinal);

    /// <summary>The numbers on the two architectures people have, else where the call exists at all.</summary>
    private static string Numbers(string name)
    {
        string[] common = [.. new[] { Target.X64, Target.Arm64 }
            .Where(target => Implementers(name).Contains(target.Native))
            .Select(target => SyscallTable.TryGetNumber(target.Native, name, out uint number)
                ? string.Create(CultureInfo.InvariantCulture, $"{target.Name} {number}")
                : "")];
        return common.Length > 0
            ? string.Join(", ", common)
            : "only on " + string.Join(", ", Implementers(name).Select(abi => abi.Table).Distinct());
    }
}
