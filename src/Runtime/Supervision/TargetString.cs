using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace SeccompSharp;

/// <summary>Strings in a target's memory.</summary>
internal static class TargetString
{
    /// <summary>The smallest page of any kernel: what is not mapped begins at a multiple of it.</summary>
    private const int PageSize = 4096;

    public static bool TryRead(
        in SeccompRequest request, ulong address, int maxLength, [NotNullWhen(true)] out string? text, out int errno)
    {
        text = null;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(maxLength);
        try
        {
            int length = 0;
            while (length < maxLength)
            {
                // A string may end right before memory that is not there, so never further than to the end of a page.
                int untilPageEnd = PageSize - (int)((address + (ulong)length) % PageSize);
                Span<byte> part = buffer.AsSpan(length, Math.Min(untilPageEnd, maxLength - length));
                if (!request.TryReadMemory(address + (ulong)length, part, out errno))
                    return false;

                int end = part.IndexOf((byte)0);
                if (end >= 0)
                {
                    ReadOnlySpan<byte> bytes = buffer.AsSpan(0, length + end);
                    bool isText = Utf8.IsValid(bytes);
                    text = isText ? Encoding.UTF8.GetString(bytes) : null;
                    errno = isText ? 0 : ListenerCalls.EILSEQ;
                    return isText;
                }

                length += part.Length;
            }

            errno = ListenerCalls.ENAMETOOLONG;
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
