using System.Threading;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Looks for a layout that some kernel installs faster. Optional: code is right however it is laid.</summary>
internal interface ILayoutSearch
{
    /// <summary>The best plan found.</summary>
    public LayoutPlan FindPlan(CancellationToken ct);
}
