using System;
using System.Collections.Generic;
using System.Reflection;
using Xunit.Sdk;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>Runs a theory on one emulated machine. What that machine lacks here is looked at when tests are discovered.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class MachineAttribute : DataAttribute
{
    public MachineAttribute(string abi)
    {
        Abi = abi;
        Skip = Machine.Of(abi).WhyNot();
    }

    public string Abi { get; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Abi]];
}
