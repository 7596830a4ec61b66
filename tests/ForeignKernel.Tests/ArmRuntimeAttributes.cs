using System;
using Xunit;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>A fact about .NET on arm64. What that takes and is not here is looked at when tests are discovered.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ArmRuntimeFactAttribute : FactAttribute
{
    public ArmRuntimeFactAttribute() => Skip = ArmRuntime.WhyNot();
}

/// <summary>A theory about .NET on arm64.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ArmRuntimeTheoryAttribute : TheoryAttribute
{
    public ArmRuntimeTheoryAttribute() => Skip = ArmRuntime.WhyNot();
}
