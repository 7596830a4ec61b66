using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Confined threads that are used in a way that cannot work.</summary>
public sealed class ThreadUseTests
{
    [Theory]
    [InlineData("{|SECC0759:SeccompThread.Run(Sandbox.Filter, async () => await Task.Delay(1))|};")]
    [InlineData("{|SECC0759:SeccompThread.Run(Sandbox.Filter, () => Task.Delay(1))|};")]
    [InlineData("{|SECC0759:SeccompThread.Run(Sandbox.Filter, (Action)(async () => await Task.Delay(1)))|};")]
    [InlineData("{|SECC0759:SeccompThread.Run(Sandbox.Filter, Work)|}; static async ValueTask<int> Work() { await Task.Delay(1); return 1; }")]
    [InlineData("await {|SECC0759:SeccompThread.RunAsync(Sandbox.Filter, () => Task.FromResult(1))|};")]
    [InlineData("{|SECC0759:SeccompThread.RunAsync(Sandbox.Filter, () => { })|};")]
    [InlineData("_ = {|SECC0759:SeccompThread.RunAsync(Sandbox.Filter, () => 1)|};")]
    public Task What_cannot_work_is_told(string statements) => Verify(statements);

    [Theory]
    [InlineData("SeccompThread.Run(Sandbox.Filter, () => Console.WriteLine());")]
    [InlineData("SeccompThread.Run(Sandbox.Filter, () => 1);")]
    [InlineData("await SeccompThread.RunAsync(Sandbox.Filter, () => { });")]
    [InlineData("var task = SeccompThread.RunAsync(Sandbox.Filter, () => 1); task.Wait();")]
    [InlineData("SeccompThread.RunAsync(Sandbox.Filter, () => 1).Wait();")]
    [InlineData("Action work = () => { }; SeccompThread.Run(Sandbox.Filter, work);")]
    [InlineData("Other.SeccompThread.RunAsync(() => 1); Console.WriteLine(Sandbox.Filter.Length);")]
    public Task What_works_is_not(string statements) => Verify(statements);

    private static Task Verify(string statements) => Analysis.Verify(TestProject.Of($$"""
        using System;
        using System.Threading.Tasks;
        using SeccompSharp;
        {{statements}}
        [SeccompDeny("mount")] static partial class Sandbox;
        namespace Other { static class SeccompThread { public static Task RunAsync(Func<int> work) => Task.FromResult(work()); } }
        """));
}
