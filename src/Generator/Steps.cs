namespace SeccompSharp.Generator;

/// <summary>The names by which tests follow the generator's steps.</summary>
internal static class Steps
{
    public const string Values = "Seccomp.Values";
    public const string Classes = "Seccomp.Classes";
    public const string Files = "Seccomp.Files";
    public const string Parse = "Seccomp.Parse";
    public const string Policies = "Seccomp.Policies";
    public const string Names = "Seccomp.Names";
    public const string Compile = "Seccomp.Compile";
    public const string Output = "Seccomp.Output";
}
