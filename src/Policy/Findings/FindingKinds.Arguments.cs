namespace SeccompSharp.Policies.Findings;

/// <content>0200 to 0299, arguments and conditions: 0200-0209 what the text of a condition may be, 0210-0219 the names in it,
/// 0220-0226 the values it compares with, 0227-0249 values that are known only at installation.</content>
public static partial class FindingKinds
{
    /// <summary>A token where the grammar has no place for it. {0} the token in quotes, {1} what may stand there.</summary>
    public static readonly FindingKind ConditionSyntax = new("SECC0200", Severity.Error,
        "Condition cannot be read",
        "{0} cannot stand here in a condition; expected {1}");

    /// <summary>Digits that are no number. {0} the digits.</summary>
    public static readonly FindingKind ConditionNumber = new("SECC0201", Severity.Error,
        "Malformed number in a condition",
        "'{0}' is not a number of at most 64 bits; write it like 4096, 0x1000, 0o17 or 0b101");

    /// <summary>Operators whose precedence differs between languages. {0} the text, {1} the text with parentheses.</summary>
    public static readonly FindingKind ConditionParentheses = new("SECC0202", Severity.Error,
        "Condition needs parentheses",
        "'{0}' can be read in two ways, and C reads it in the other one; write '{1}'");

    /// <summary>A misspelt operator. {0} as written, {1} as meant.</summary>
    public static readonly FindingKind ConditionOperator = new("SECC0203", Severity.Error,
        "Operator that conditions do not have",
        "'{0}' is no operator here; did you mean '{1}'?");

    /// <summary>An argument on its own. {0} the argument, {1} a comparison with 0.</summary>
    public static readonly FindingKind ConditionBareArgument = new("SECC0204", Severity.Error,
        "Argument is not compared with anything",
        "'{0}' alone is no condition; compare it, as in '{1}', or test bits of it, as in '{0} & 1'");

    /// <summary>A comparison that begins with its value. {0} the text, {1} the text turned round.</summary>
    public static readonly FindingKind ConditionArgumentFirst = new("SECC0205", Severity.Error,
        "Comparison begins with its value",
        "The argument comes first in a comparison; write '{1}' instead of '{0}'");

    /// <summary>A condition beyond the limits of the parser. {0} which limit.</summary>
    public static readonly FindingKind ConditionTooLarge = new("SECC0206", Severity.Error,
        "Condition is too large",
        "The condition is {0}; split it over several rules");

    /// <summary>A range of no numbers. {0} the text.</summary>
    public static readonly FindingKind ConditionEmptyRange = new("SECC0207", Severity.Error,
        "Range ends before it begins",
        "No number is in the range of '{0}'; write the lower bound first, both bounds are part of the range");

    /// <summary>No argument of that name. {0} the syscall, {1} the name, {2} a hint.</summary>
    public static readonly FindingKind UnknownArgument = new("SECC0210", Severity.Error,
        "Syscall has no argument of that name",
        "'{0}' has no argument '{1}': {2}");

    /// <summary>arg2 that is also the kernel's name for another position. {0} the name, {1} the syscall, {2} and {3} the positions.</summary>
    public static readonly FindingKind AmbiguousArgument = new("SECC0211", Severity.Error,
        "Argument name that is also a position",
        "'{0}' is what the kernel calls {2} of '{1}', and the position of {3}; write {2} or {3}");

    /// <summary>A position that the syscall does not have. {0} the position, {1} the syscall, {2} its arguments.</summary>
    public static readonly FindingKind UnusedArgument = new("SECC0212", Severity.Warning,
        "Syscall has fewer arguments",
        "The kernel ignores args[{0}] of '{1}', so that a caller can put anything there; the call has {2}");

    /// <summary>A name where no prototype is known. {0} the name, {1} the syscall, {2} the ABI.</summary>
    public static readonly FindingKind NoPrototype = new("SECC0213", Severity.Error,
        "Arguments of this syscall are not known by name",
        "Nothing is known of the arguments of '{1}' on {2}, so '{0}' names none; write its position, arg0 to arg5");

    /// <summary>A pointer compared with a value. {0} the argument, {1} the syscall.</summary>
    public static readonly FindingKind PointerCompared = new("SECC0214", Severity.Error,
        "Pointer is compared with a value",
        "'{0}' of '{1}' is an address: a filter cannot see what is stored there, and the caller chooses the address; "
        + "compare it with 0 at most");

    /// <summary>Arguments in memory. {0} the syscall, {1} what lies there, {2} what to do.</summary>
    public static readonly FindingKind ContentsInMemory = new("SECC0215", Severity.Error,
        "Arguments lie in memory",
        "'{0}' keeps {1} in memory, where no filter can look: {2}");

    /// <summary>No constant of that name. {0} the name, {1} a hint.</summary>
    public static readonly FindingKind UnknownConstant = new("SECC0216", Severity.Error,
        "Unknown constant",
        "'{0}' is no constant that is known here: {1}");

    /// <summary>A constant that the ABI lacks. {0} the name, {1} the ABI.</summary>
    public static readonly FindingKind ConstantNotOnAbi = new("SECC0217", Severity.Error,
        "Constant does not exist on this ABI",
        "'{0}' has no value on {1}; write the number that is meant there, or leave {1} to a policy of its own");

    /// <summary>A value that the argument cannot have. {0} the argument, {1} the syscall, {2} the ABI, {3} its shape,
    /// {4} the value, {5} always or never.</summary>
    public static readonly FindingKind ValueOutOfWidth = new("SECC0220", Severity.Warning,
        "Comparison with a value that the argument cannot have",
        "'{0}' of '{1}' is {3} argument on {2}, so that its comparison with {4} {5} holds; "
        + "the kernel drops the upper bits before it looks");

    /// <summary>A negative 32-bit number in 64 bits. {0} as written, {1} the argument, {2} the syscall, {3} the number.</summary>
    public static readonly FindingKind SignExtendedValue = new("SECC0221", Severity.Info,
        "Negative number written in 64 bits",
        "{0} is read as {3}, because the kernel takes '{1}' of '{2}' as a signed number with fewer bits");

    /// <summary>A negative number by its bits. {0} the argument, {1} the syscall, {2} its shape, {3} as written, {4} as meant.</summary>
    public static readonly FindingKind UnsignedSpelling = new("SECC0222", Severity.Error,
        "Signed argument is never that large",
        "'{0}' of '{1}' is {2} argument and never {3}; write {4} for the number with these bits");

    /// <summary>An unsigned argument ordered against a negative number. {0} the argument, {1} the syscall, {2} its shape,
    /// {3} the number.</summary>
    public static readonly FindingKind NegativeBound = new("SECC0223", Severity.Error,
        "Unsigned argument is never negative",
        "'{0}' of '{1}' is compared as {2} number, so that it is neither below nor above {3} in any useful way; "
        + "write the bound without a sign");

    /// <summary>A value with bits that the mask clears. {0} the value, {1} those bits, {2} the mask, {3} always or never.</summary>
    public static readonly FindingKind MaskHidesValue = new("SECC0224", Severity.Warning,
        "Mask clears bits of the value",
        "{0} has the bits {1} that the mask {2} clears, so that the comparison {3} holds; widen the mask or narrow the value");

    /// <summary>A mask with bits that the argument lacks. {0} the mask, {1} the argument, {2} the syscall, {3} its shape.</summary>
    public static readonly FindingKind MaskBeyondWidth = new("SECC0225", Severity.Warning,
        "Mask is wider than the argument",
        "The mask {0} has bits above '{1}' of '{2}', which is {3} argument; the kernel never looks at them, nor does the filter");

    /// <summary>A mask of no bits. {0} the argument, {1} the syscall, {2} the ABI.</summary>
    public static readonly FindingKind EmptyMask = new("SECC0226", Severity.Warning,
        "Mask tests nothing",
        "The mask on '{0}' of '{1}' has no bits on {2}, so that what it leaves is always 0");

    /// <summary>A variable where a value known at build time must stand. {0} its name, {1} why.</summary>
    public static readonly FindingKind VariableOutOfPlace = new("SECC0227", Severity.Error,
        "Variable cannot stand here",
        "'${0}' is known only at installation and cannot stand here: {1}");

    /// <summary>A variable for arguments of 32 and of 64 bits. {0} its name, {1} and {4} the arguments, {2} and {5} their
    /// syscalls, {3} and {6} their bits.</summary>
    public static readonly FindingKind VariableWidths = new("SECC0228", Severity.Error,
        "Variable is compared with arguments of different widths",
        "'${0}' is compared with {3} bits here, '{1}' of '{2}', and with {6} bits elsewhere, '{4}' of '{5}'; "
        + "use two variables");

    /// <summary>A restriction under a condition, of a call that is also made through socketcall or ipc. {0} the call, {1} the
    /// ABI, {2} what it is made through.</summary>
    public static readonly FindingKind MultiplexedCondition = new("SECC0229", Severity.Info,
        "Condition cannot be seen through socketcall or ipc",
        "On {1} a program may also make '{0}' through '{2}', where no filter sees the arguments that this condition compares: "
        + "every '{0}' made that way is restricted; a rule for '{2}' says otherwise");

    /// <summary>The built-in variable that tells musl from glibc compared without a mask.</summary>
    public static readonly FindingKind MuslOutOfPlace = new("SECC0230", Severity.Error,
        "$musl is compared without a mask",
        "'$musl' is 0 where the C library is musl and -1 where it is glibc, which Install finds out by itself; ask for it under a "
        + "mask of bits that are 0 in every call, as in '(tid & 0x8000_0000) == $musl', or choose another name for a value of your own");

    /// <summary>The built-in variable compared with something else than a process id. {0} why.</summary>
    public static readonly FindingKind SelfOutOfPlace = new("SECC0240", Severity.Error,
        "$self is the process's own id",
        "'$self' is the id of this process, which Install puts in by itself, and {0}; for a value of your own choose "
        + "another name, such as '$mine', which becomes a parameter of Install");
}
