// What generator and analyzers cost while somebody types, and what they cost a build.
//   [--rounds N]            keystrokes in a project of 1,000 files and 6 policies
//   --build [--rounds N]    builds of a project of 200 files and one policy

using System;
using System.Globalization;
using System.Linq;

namespace SeccompSharp.IdeBench;

internal static class EntryPoint
{
    private const int Keystrokes = 41;
    private const int Builds = 7;

    private static int Main(string[] args)
    {
        bool builds = args is ["--build", ..];
        int rounds = builds ? Builds : Keystrokes;
        if (args.Skip(builds ? 1 : 0).ToArray() is { Length: > 0 } rest
            && (rest is not ["--rounds", { } number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) || rounds == 0))
        {
            Console.Error.WriteLine("usage: SeccompSharp.IdeBench [--build] [--rounds N]");
            return 2;
        }

        if (builds)
            BuildBench.Run(rounds);
        else
            KeystrokeBench.Run(rounds);
        return 0;
    }
}
