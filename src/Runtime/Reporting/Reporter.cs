using System;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using SeccompSharp.MachineCode;

namespace SeccompSharp.Reporting;

/// <summary>The SIGSYS handler, one for the process: machine code, its table, and the state that it writes to.</summary>
/// <remarks>
/// Managed code cannot handle SIGSYS: a call may be stopped while the runtime suspends its threads, holds a lock or loads a
/// type. The code comes before a filter does, because making memory executable is what filters deny.
/// </remarks>
internal static unsafe class Reporter
{
    private const int Signal = 31; // SIGSYS
    private const nuint SignalInfo = 4, Restart = 0x1000_0000, HasRestorer = 0x0400_0000; // SA_*

    // The state, as MachineCode/Reporter.x64.s has it.
    private const int State = 2 * ReportTable.Size;
    private const int Next = State + 4096;
    private const int Prefix = Next + 8;
    private const int Calls = Next + 16;
    private const int Records = Next + 64;
    private const int RecordCount = 64;
    private const int Prefixes = Records + (RecordCount * ViolationRecord.Size);
    private const int LongestPrefix = 256;

    private static readonly object s_lock = new();
    private static byte* s_memory;
    private static int s_prefix = Prefixes;

    public static bool IsSupported =>
        Kernel.IsLinux && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Puts the handler in place, or one more policy's name into what it writes.</summary>
    /// <returns>0, or a negated errno.</returns>
    public static nint Start(string policy, SeccompReporterCalls calls)
    {
        lock (s_lock)
        {
            if (s_memory == null)
            {
                nint answer = Load();
                if (answer != 0)
                    return answer;
                *(int*)(s_memory + Calls) = (int)calls;
            }

            // What one of several filters denies, nobody may call.
            *(int*)(s_memory + Calls) &= (int)calls;
            AddPolicy(policy);
            return 0;
        }
    }

    /// <summary>Takes the last call of the calling thread that the handler has answered with an errno.</summary>
    public static bool TryTake(out ViolationRecord taken)
    {
        taken = default;
        byte* memory = s_memory;
        if (memory == null)
            return false;
        bool isX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        nint thread = ((delegate* unmanaged<nint>)(memory + (isX64 ? ReporterCode.X64ThreadPointer : ReporterCode.Arm64ThreadPointer)))();
        ViolationRecord* last = null;
        for (var record = (ViolationRecord*)(memory + Records); record < (ViolationRecord*)(memory + Records) + RecordCount; record++)
        {
            if (record->Sequence is not (0 or ViolationRecord.Busy) && record->Thread == thread && (last == null || record->Sequence > taken.Sequence))
            {
                last = record;
                taken = *record;
            }
        }

        // Another thread's call may have taken the place meanwhile: then it is that one's.
        return last != null && Interlocked.CompareExchange(ref last->Sequence, 0, taken.Sequence) == taken.Sequence;
    }

    private static nint Load()
    {
        bool isX64 = RuntimeInformation.ProcessArchitecture == Architecture.X64;
        nint memory = ReporterCalls.MapMemory(State + ReportTable.Size);
        if (memory < 0)
            return memory;
        ReadOnlySpan<byte> code = isX64 ? ReporterCode.X64 : ReporterCode.Arm64;
        code.CopyTo(new Span<byte>((byte*)memory, ReportTable.Size));
        ReportTable.Write((byte*)memory + ReportTable.Size);
        nint answer = ReporterCalls.ProtectMemory(memory, ReportTable.Size, executable: true);
        if (answer == 0)
            answer = ReporterCalls.ProtectMemory(memory + ReportTable.Size, ReportTable.Size, executable: false);
        var action = new SignalAction
        {
            Handler = memory + (isX64 ? ReporterCode.X64Handler : ReporterCode.Arm64Handler),
            Flags = SignalInfo | Restart | HasRestorer,
            Restorer = memory + (isX64 ? ReporterCode.X64Restorer : ReporterCode.Arm64Restorer),
            Mask = ulong.MaxValue, // nothing interrupts the handler, the runtime's own signals least of all
        };
        if (answer == 0)
            answer = ReporterCalls.SetSignalAction(Signal, &action);
        if (answer == 0)
            s_memory = (byte*)memory;
        else
            ReporterCalls.UnmapMemory(memory, State + ReportTable.Size);
        return answer;
    }

    /// <summary>
    /// Writes "seccomp: 'A', 'B' denied " behind the text of before and then, at once, where it is and how long. A filter
    /// cannot be asked whether it was the one.
    /// </summary>
    private static void AddPolicy(string policy)
    {
        ReadOnlySpan<byte> opening = "seccomp: "u8;
        ReadOnlySpan<byte> closing = "denied "u8;
        ulong current = *(ulong*)(s_memory + Prefix);
        ReadOnlySpan<byte> before = current == 0
            ? opening
            : new ReadOnlySpan<byte>(s_memory + State + (int)(uint)current, (int)(current >> 32))[..^closing.Length];
        Span<byte> text = new(s_memory + s_prefix, LongestPrefix);
        Span<byte> name = stackalloc byte[100];
        Encoding.UTF8.TryGetBytes(policy.AsSpan(0, Math.Min(policy.Length, name.Length / 3)), name, out int length);
        name = name[..length];
        foreach (ref byte value in name)
            value = value < ' ' || value == '\'' || value == 0x7f ? (byte)'?' : value;
        if (before.Length + name.Length + closing.Length + 4 > LongestPrefix || (current != 0 && Names(before, name)))
            return;
        before.CopyTo(text);
        int end = before.Length;
        if (!name.IsEmpty)
        {
            if (current != 0 && before.Length > opening.Length)
            {
                text[end - 1] = (byte)',';
                text[end++] = (byte)' ';
            }

            text[end++] = (byte)'\'';
            name.CopyTo(text[end..]);
            end += name.Length;
            text[end++] = (byte)'\'';
            text[end++] = (byte)' ';
        }

        closing.CopyTo(text[end..]);
        end += closing.Length;
        Volatile.Write(ref *(ulong*)(s_memory + Prefix), (uint)(s_prefix - State) | ((ulong)(uint)end << 32));
        s_prefix += end;
    }

    private static bool Names(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name)
    {
        for (int at = prefix.IndexOf(name); at > 0; )
        {
            if (prefix[at - 1] == '\'' && prefix[at + name.Length] == '\'')
                return true;
            int next = prefix[(at + 1)..].IndexOf(name);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}

/// <summary><c>struct kernel_sigaction</c>: rt_sigaction(2), with the 64 signals of both architectures in one word.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SignalAction
{
    public nint Handler;
    public nuint Flags;
    public nint Restorer;
    public ulong Mask;
}
