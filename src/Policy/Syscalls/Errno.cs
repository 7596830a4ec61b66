using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SeccompSharp.Policies.Syscalls;

/// <summary>Error numbers by name, as most architectures number them.</summary>
/// <remarks>
/// include/uapi/asm-generic/errno-base.h and errno.h. Podman resolves names by the same numbers on every machine, so
/// this is no matter of the ABI, though MIPS and others number some of them differently.
/// </remarks>
public static class Errno
{
    private const string FromOne =
        "EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY " +
        "EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE " +
        "EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST " +
        "ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR " +
        "ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD " +
        "EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ " +
        "EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT " +
        "EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN " +
        "ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN " +
        "ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED " +
        "EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON";

    private static readonly Dictionary<string, ushort> s_numbers = Read();

    /// <summary>Operation not permitted: what runtimes answer where a profile says nothing.</summary>
    public const ushort EPERM = 1;

    /// <summary>Every name.</summary>
    public static IReadOnlyCollection<string> Names => s_numbers.Keys;

    /// <summary>Finds a number by its name, such as <c>EPERM</c>, or reads it in decimal.</summary>
    public static bool TryParse(string text, out ulong number)
    {
        bool isName = s_numbers.TryGetValue(text, out ushort named);
        number = named;
        return isName || ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The name of a number; of two the one that comes first. The number itself where it has none.</summary>
    public static string NameOf(ushort number) =>
        s_numbers.FirstOrDefault(pair => pair.Value == number).Key ?? number.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, ushort> Read()
    {
        Dictionary<string, ushort> numbers = FromOne.Split(' ')
            .Select((name, index) => (Name: name, Number: (ushort)(index + 1)))
            .Where(errno => errno.Name != "-")
            .ToDictionary(errno => errno.Name, errno => errno.Number, StringComparer.Ordinal);
        numbers.Add("EWOULDBLOCK", numbers["EAGAIN"]);
        numbers.Add("EDEADLOCK", numbers["EDEADLK"]);
        numbers.Add("ENOTSUP", numbers["EOPNOTSUPP"]);
        return numbers;
    }
}
