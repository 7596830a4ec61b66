using System.Globalization;
using System.Text;
using SeccompSharp.Reporting;
using SeccompSharp.Syscalls;

namespace SeccompSharp;

/// <summary>A call that a filter has denied and the reporter has answered.</summary>
public readonly unsafe struct SeccompViolation
{
    private readonly ViolationRecord _record;

    internal SeccompViolation(in ViolationRecord record) => _record = record;

    /// <summary>The kernel's name of the call, such as <c>mkdir</c>; empty where no name is known for the number.</summary>
    public string Syscall => SyscallName.Of(_record.Token, _record.Number);

    /// <summary>The number of the call (<c>seccomp_data.nr</c>).</summary>
    public int Number => (int)_record.Number;

    /// <summary>The calling convention by which it was made, an <c>AUDIT_ARCH_*</c> value (<c>seccomp_data.arch</c>).</summary>
    public uint AuditArch => _record.Token;

    /// <summary>The errno that it was answered with.</summary>
    public int Errno => _record.Errno;

    /// <summary>The address behind the instruction that made the call.</summary>
    public ulong Address => _record.Address;

    /// <summary>An argument, as the register had it.</summary>
    /// <param name="index">0 to 5.</param>
    /// <exception cref="System.ArgumentOutOfRangeException">There is no such argument.</exception>
    public ulong GetArgument(int index)
    {
        System.ArgumentOutOfRangeException.ThrowIfNegative(index);
        System.ArgumentOutOfRangeException.ThrowIfGreaterThan(index, 5);
        return _record.Arguments[index];
    }

    /// <summary>The call, what it was answered with, and the line that would allow it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        string name = Syscall;
        text.Append(name.Length == 0 ? "syscall" : name).Append('(');
        for (int i = 0; i < 6; i++)
            text.Append(i == 0 ? "0x" : ", 0x").Append(_record.Arguments[i].ToString("x", CultureInfo.InvariantCulture));
        text.Append(") was answered with errno ").Append(Errno.ToString(CultureInfo.InvariantCulture)).Append(" by a seccomp filter.");
        return name.Length == 0
            ? text.ToString()
            : text.Append(" To allow it: [SeccompAllow(\"").Append(name).Append("\")]; dotnet seccomp why ").Append(name).Append(" names the groups that do.").ToString();
    }
}
