using System.Runtime.InteropServices;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Passes a delegate as a function pointer: NativeAOT then writes machine code.</summary>
internal static unsafe class Delegates
{
    private delegate int Addition(int left, int right);

    public static void Run()
    {
        int offset = Environment.ProcessId;
        Addition addition = (left, right) => left + right + offset;
        var pointer = (delegate* unmanaged<int, int, int>)Marshal.GetFunctionPointerForDelegate(addition);
        if (pointer(1, 2) != 3 + offset)
            throw new InvalidOperationException("the delegate was not called");
        GC.KeepAlive(addition);
    }
}
