using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace SeccompSharp.Tables.Headers;

/// <summary>Asks clang what the headers mean to one ABI. Nothing of that ABI has to be installed, and nothing is run.</summary>
public sealed partial class Clang(KernelHeaders headers, HeaderAbi abi)
{
    private const string Program = "clang";

    /// <summary>
    /// What the headers expect a libc to have defined: socket options depend on the size of time_t, which is a long where
    /// they ask, and signals on the number of signals (_NSIG of the kernel's own asm/signal.h; mips exports its own).
    /// </summary>
    private const string Libc = """
        #include <linux/types.h>
        typedef __kernel_old_time_t time_t;
        #ifndef _NSIG
        #define _NSIG 64
        #endif

        """;

    /// <summary>The preprocessed headers, with their macro definitions (-dD) and the marks of where each line is from.</summary>
    public string Preprocess(IEnumerable<string> includes) =>
        Compile(["-E", "-dD"], Includes(includes)) is { ExitCode: 0 } result
            ? result.Output
            : throw new InvalidOperationException($"{Program} cannot read the headers of {abi.Column}");

    /// <summary>
    /// The values of those names that are integer constants here. Each is the initialiser of a variable, whose value is
    /// then read from the code for it.
    /// </summary>
    public IReadOnlyDictionary<string, long> Evaluate(IEnumerable<string> includes, IEnumerable<string> names)
    {
        const string Lines = "names";
        string[] left = [.. names];
        while (true)
        {
            StringBuilder source = new(Includes(includes) + Libc);
            source.Append(CultureInfo.InvariantCulture, $"#line 1 \"{Lines}\"\n");
            foreach (string name in left)
                source.Append(CultureInfo.InvariantCulture, $"const long long value_{name} = ({name}) | 0;\n");

            Command.Result result = Compile(["-S", "-emit-llvm", "-w", "-ferror-limit=0"], source.ToString());
            if (result.ExitCode == 0)
                return Value().Matches(result.Output).ToDictionary(
                    match => match.Groups[1].Value,
                    match => long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));

            HashSet<int> wrong = [.. ErrorLine().Matches(result.Errors).Select(match =>
                int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
            string[] right = [.. left.Where((_, index) => !wrong.Contains(index + 1))];
            if (right.Length == left.Length)
                throw new InvalidOperationException($"{Program} cannot read the headers of {abi.Column}:\n{result.Errors}");
            left = right;
        }
    }

    private Command.Result Compile(IEnumerable<string> mode, string source) => Command.Try(
        Program,
        [.. mode, "--target=" + abi.ClangTarget, .. abi.Flags, "-nostdlibinc", .. headers.SearchPath(abi).SelectMany(path => new[] { "-isystem", path }), "-x", "c", "-", "-o", "-"],
        source);

    /// <summary>Directives for the headers that this ABI has.</summary>
    private string Includes(IEnumerable<string> includes) => string.Concat(includes
        .Where(include => headers.SearchPath(abi).Any(path => File.Exists(Path.Combine(path, include))))
        .Select(include => $"#include <{include}>\n"));

    [GeneratedRegex(@"^@value_(\w+) = .*constant i64 (-?\d+)", RegexOptions.Multiline)]
    private static partial Regex Value();

    [GeneratedRegex(@"^names:(\d+):\d+: error:", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
