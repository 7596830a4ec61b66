using System.Collections.Generic;

namespace SeccompSharp.Tables.Source;

/// <summary>A function that serves a call, as SYSCALL_DEFINEn has it.</summary>
/// <param name="Function">The name in the kernel's tables, such as <c>sys_openat</c>.</param>
/// <param name="File">The path in the source.</param>
/// <param name="Parameters">In order.</param>
public sealed record Definition(string Function, string File, IReadOnlyList<CParameter> Parameters);
