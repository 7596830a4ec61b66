namespace SeccompSharp.Policies.Findings;

/// <summary>The names of the properties in which a diagnostic carries to a code fix what its finding knows.</summary>
public static class FindingProperties
{
    /// <summary><see cref="Finding.Mend"/>, as <see cref="Findings.Mend.ToText"/> has it.</summary>
    public const string Mend = "Mend";

    /// <summary>The path of the additional file that <see cref="Finding.Rewrite"/> writes anew.</summary>
    public const string RewritePath = "RewritePath";

    /// <summary>That file's text.</summary>
    public const string RewriteText = "RewriteText";
}
