using System;
using System.Globalization;

namespace SeccompSharp.Fuzz;

/// <summary>
/// <c>dotnet run --project tests/Fuzz -c Release -- [--count N] [--mutants N] [--kernel N] [--seed N]</c>: so many
/// random policies through the compiler and the proof; through the proof with slips put in; through the kernel of
/// this machine. The same seed, the same policies. Exit code 1 at the first disagreement.
/// </summary>
internal static class EntryPoint
{
    private static int Main(string[] args)
    {
        ulong seed = Option(args, "--seed", 1);
        int failures = 0;
        if (Option(args, "--count", args.Length == 0 ? 10_000ul : 0) is > 0 and ulong policies)
            failures += CompilerRun.Execute(seed, policies);
        if (Option(args, "--mutants", 0) is > 0 and ulong mutated)
            failures += MutationRun.Execute(seed, mutated);
        if (Option(args, "--kernel", 0) is > 0 and ulong loaded)
            failures += KernelRun.Execute(seed, loaded);
        return failures == 0 ? 0 : 1;
    }

    private static ulong Option(string[] args, string name, ulong otherwise)
    {
        int at = Array.IndexOf(args, name);
        return at < 0 ? otherwise : ulong.Parse(args[at + 1], CultureInfo.InvariantCulture);
    }
}
