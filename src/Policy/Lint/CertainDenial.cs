using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does a policy deny a call whatever its arguments are?</summary>
public static class CertainDenial
{
    /// <summary>What all calls of a number get; null if some are made, or told to a tracer or listener, or if it is not known.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="number">A number of its native ABI.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    /// <returns>One of the denials, if there are several.</returns>
    /// <exception cref="System.OperationCanceledException">The caller no longer wants the result.</exception>
    public static SyscallAction? Of(BoundPolicy policy, uint number, CancellationToken cancellationToken) => Of(policy, number, null, cancellationToken);

    /// <summary>The same for some calls of a number.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="number">A number of its native ABI.</param>
    /// <param name="calls">Which of them; null for all.</param>
    /// <param name="cancellationToken">Checked throughout.</param>
    /// <exception cref="System.OperationCanceledException">The caller no longer wants the result.</exception>
    public static SyscallAction? Of(BoundPolicy policy, uint number, BoundCondition? calls, CancellationToken cancellationToken)
    {
        try
        {
            SyscallAction[] answers = [.. CallAnswers.Of(policy, number, calls, cancellationToken)];
            return answers.All(answer => answer.Denies) ? answers[0] : null;
        }
        catch (UndecidedException)
        {
            return null;
        }
    }
}
