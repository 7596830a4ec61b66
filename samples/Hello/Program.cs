// Hello world, and nothing that hello world does not need: every other call ends the process.
//   Hello          greets the world
//   Hello ask      reads a name and greets it
//   Hello fail     complains on the error stream and ends with status 3
//   Hello throw    ends with an exception that nobody catches

using SeccompSharp;

Sandbox.Install();

switch (args)
{
    case ["ask"]:
        Console.Write("Who are you? ");
        Console.WriteLine($"Hello, {Console.ReadLine()}.");
        return 0;
    case ["fail"]:
        Console.Error.WriteLine("Nobody is here.");
        return 3;
    case ["throw"]:
        throw new InvalidOperationException("Nobody was expected.");
    default:
        Console.WriteLine("Hello, world.");
        return 0;
}

[SeccompAllow("@dotnet", "@console")]
internal static partial class Sandbox;
