#:project ../src/Policy/SeccompSharp.Policy.csproj
#:property PublishAot=false
// Writes the names and parameters of calls that the runtime knows, from the tables in src/Policy/Syscalls/Data:
//   dotnet run eng/syscall-names.cs              after the tables were updated
//   dotnet run eng/syscall-names.cs -- --check   fails where the file is not what they give

using System.Text;
using SeccompSharp.Policies.Syscalls;

string root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
string path = Path.Combine(root, "src/Runtime/Syscalls/SyscallNames.cs");
var text = new StringBuilder("""
    using System;

    namespace SeccompSharp.Syscalls;

    /// <summary>The syscalls of the ABIs that a .NET process can make calls by: number, name, and a letter for each parameter.</summary>
    /// <remarks>Written by eng/syscall-names.cs from src/Policy/Syscalls/Data, whose files say where the facts are from.
    /// The letters: <see cref="Reporting.ArgumentKind"/>.</remarks>
    internal static class SyscallNames
    {

    """);
(string Member, Abi Abi)[] abis = [("X64", Abi.X86_64), ("X86", Abi.X86), ("Arm64", Abi.AArch64)];
foreach ((string member, Abi abi) in abis)
{
    text.Append($"    internal static ReadOnlySpan<byte> {member} => \"\"\"\n");
    foreach (Syscall call in SyscallTable.Of(abi))
    {
        text.Append($"        {call.Number} {call.Name} ");
        if (Prototypes.TryGet(abi, call.Name, out Prototype? prototype))
            text.Append([.. prototype.Parameters.Select(LetterOf)]);
        text.Append('\n');
    }

    text.Append("        \"\"\"u8;\n").Append(member == abis[^1].Member ? "" : "\n");
}

text.Append("}\n");
if (args is not ["--check"])
{
    File.WriteAllText(path, text.ToString());
}
else if (!File.Exists(path) || File.ReadAllText(path) != text.ToString())
{
    Console.Error.WriteLine($"{Path.GetRelativePath(root, path)} is not what the tables give: run dotnet run eng/syscall-names.cs");
    return 1;
}

return 0;

static char LetterOf(Parameter parameter) => parameter switch
{
    { Kind: ParameterKind.Pointer or ParameterKind.Address } => 'p',
    { Name: var name } when name.EndsWith("dfd", StringComparison.Ordinal) || name.EndsWith("dirfd", StringComparison.Ordinal) => 'd',
    { Name: "fd" } => 'i',
    { Type: "umode_t" } or { Name: "mode", Bits: 32 } => 'm',
    { Name: "flags" or "prot" or "clone_flags" or "cmd" or "request", Bits: 32 } => 'x',
    { Name: "flags" or "prot" or "clone_flags" or "cmd" or "request" } => 'p',
    { Kind: ParameterKind.Signed, Bits: <= 32 } => 'i',
    { Kind: ParameterKind.Signed } => 'l',
    { Bits: <= 32 } => 'w',
    { Type: "size_t" } or { Name: "len" or "length" or "size" or "count" or "nbytes" } => 'u',
    _ => 'p',
};
