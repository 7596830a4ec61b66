using System.IO;
using System.Runtime.CompilerServices;
using Xunit;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>Compares a text with the file that a person has approved.</summary>
/// <remarks>
/// The convention is Verify's: <c>Class.Test#Name.verified.cs</c> beside the test, and a <c>.received.cs</c> to compare
/// it with when they differ. To approve, rename that.
/// </remarks>
internal static class Snapshot
{
    public static void Matches(
        object test, string name, string received, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, $"{test.GetType().Name}.{method}#{name}");
        string verifiedPath = stem + ".verified.cs";
        string receivedPath = stem + ".received.cs";
        string? verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : null;
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.True(verified is not null, $"There is no {verifiedPath}; what was received is beside it.");
        Assert.Equal(verified, received);
    }
}
