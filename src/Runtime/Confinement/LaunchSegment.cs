using System;

namespace SeccompSharp.Confinement;

/// <summary>The memory that the launcher reports in.</summary>
/// <remarks>
/// A System V segment: a launcher finds it by number, without a descriptor, which other processes that start at the same
/// time would inherit too, and without the right to look into its parent, which it need not have (a parent with
/// capabilities). Marked for removal at once, it goes with the processes that have it attached, however they end.
/// </remarks>
internal sealed unsafe class LaunchSegment : IDisposable
{
    private LaunchSegment(nint id, nint address)
    {
        Id = id;
        Report = (LaunchReport*)address;
    }

    public nint Id { get; }

    public LaunchReport* Report { get; }

    /// <param name="errno">Why there is none.</param>
    public static LaunchSegment? TryCreate(out int errno)
    {
        errno = 0;
        nint id = ChildCalls.CreateSegment();
        if (id < 0)
        {
            errno = (int)-id;
            return null;
        }

        nint address = ChildCalls.AttachSegment(id);
        nint removal = ChildCalls.RemoveSegment(id);
        if (address is < 0 and > -4096)
        {
            errno = (int)-address;
            return null;
        }

        if (removal == 0)
            return new LaunchSegment(id, address);
        errno = (int)-removal;
        ChildCalls.DetachSegment(address);
        return null;
    }

    public void Dispose() => ChildCalls.DetachSegment((nint)Report);
}
