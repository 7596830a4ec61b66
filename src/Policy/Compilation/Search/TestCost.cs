namespace SeccompSharp.Policies.Compilation;

/// <summary>What a search holds against a test besides the steps it puts in the way of values.</summary>
/// <param name="Test">One test, in nanoseconds.</param>
/// <param name="TwoWayJump">What a test costs more when both its branches jump.</param>
internal readonly record struct TestCost(double Test, double TwoWayJump)
{
    /// <summary>As <see cref="CostModel"/> has it.</summary>
    public static readonly TestCost Model = new(CostModel.Instruction, CostModel.TwoWayJump);
}
