namespace SeccompSharp.Policies.Findings;

// 0200 arguments and conditions: 0200-0209 what the text of a condition may be, 0210-0219 the names in it,
// 0220-0229 the values it compares with.
public static partial class FindingRules
{
    /// <summary>A token where the grammar has no place for it. {0} the token in quotes, {1} what may stand there.</summary>
    public static readonly FindingRule ConditionSyntax = new("SECC0200", Severity.Error,
        "Condition cannot be read",
        "{0} cannot stand here in a condition; expected {1}");

    /// <summary>Digits that are no number. {0} the digits.</summary>
    public static readonly FindingRule ConditionNumber = new("SECC0201", Severity.Error,
        "Malformed number in a condition",
        "'{0}' is not a number of at most 64 bits; write it like 4096, 0x1000, 0o17 or 0b101");

    /// <summary>Operators whose precedence differs between languages. {0} the text, {1} the text with parentheses.</summary>
    public static readonly FindingRule ConditionParentheses = new("SECC0202", Severity.Error,
        "Condition needs parentheses",
        "'{0}' can be read in two ways, and C reads it in the other one; write '{1}'");

    /// <summary>A misspelt operator. {0} as written, {1} as meant.</summary>
    public static readonly FindingRule ConditionOperator = new("SECC0203", Severity.Error,
        "Operator that conditions do not have",
        "'{0}' is no operator here; did you mean '{1}'?");

    /// <summary>An argument on its own. {0} the argument, {1} a comparison with 0.</summary>
    public static readonly FindingRule ConditionBareArgument = new("SECC0204", Severity.Error,
        "Argument is not compared with anything",
        "'{0}' alone is no condition; compare it, as in '{1}', or test bits of it, as in '{0} & 1'");

    /// <summary>A comparison that begins with its value. {0} the text, {1} the text turned round.</summary>
    public static readonly FindingRule ConditionArgumentFirst = new("SECC0205", Severity.Error,
        "Comparison begins with its value",
        "The argument comes first in a comparison; write '{1}' instead of '{0}'");

    /// <summary>A condition beyond the limits of the parser. {0} which limit.</summary>
    public static readonly FindingRule ConditionTooLarge = new("SECC0206", Severity.Error,
        "Condition is too large",
        "The condition is {0}; split it over several rules");
}
