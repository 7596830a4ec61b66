using System;
using System.IO;
using System.Text;

namespace SeccompSharp.Tool.Output;

/// <summary>Where a verb writes: results to the output, as text or bytes, and everything else to the error stream.</summary>
internal sealed class Terminal : IDisposable
{
    private const int BufferSize = 1 << 16;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Stream _bytes;

    /// <summary>Writes to two streams, which stay open.</summary>
    public Terminal(Stream output, Stream error, bool outputIsScreen)
    {
        _bytes = output;
        Output = new StreamWriter(output, s_utf8, BufferSize, leaveOpen: true) { NewLine = "\n" };
        Error = new StreamWriter(error, s_utf8, leaveOpen: true) { NewLine = "\n", AutoFlush = true };
        OutputIsScreen = outputIsScreen;
    }

    /// <summary>Results as text; buffered.</summary>
    public TextWriter Output { get; }

    /// <summary>Findings and complaints.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether a person would see the bytes of the output.</summary>
    public bool OutputIsScreen { get; }

    /// <summary>The standard streams.</summary>
    public static Terminal OfProcess() =>
        new(Console.OpenStandardOutput(), Console.OpenStandardError(), !Console.IsOutputRedirected);

    /// <summary>Results as bytes.</summary>
    public void Write(byte[] bytes)
    {
        Output.Flush();
        _bytes.Write(bytes);
    }

    /// <summary>Lets go of the streams. What was not flushed is lost: a stream that takes nothing must not throw here.</summary>
    public void Dispose()
    {
        try
        {
            Output.Dispose();
            Error.Dispose();
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
        }
    }
}
