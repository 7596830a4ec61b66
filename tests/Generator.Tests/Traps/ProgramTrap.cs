using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;

namespace SeccompSharp.Generator.Tests.Traps;

/// <summary>A program with a filter.</summary>
/// <param name="Name">What it is, or what the mistake in it is called.</param>
/// <param name="Why">What comes of the mistake.</param>
/// <param name="Program">The source, with the finding marked where it is to stand (<see cref="Markup"/>).</param>
internal sealed record ProgramTrap(string Name, string Why, string Program)
{
    private const string Usings = """
        global using System;
        global using System.Diagnostics;
        global using System.IO;
        global using System.Net.Sockets;
        global using System.Runtime.InteropServices;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.Extensions.Hosting;
        global using SeccompSharp;
        """;

    /// <summary>As much of ASP.NET Core and of the generic host as these programs call.</summary>
    private const string Frameworks = """
        namespace Microsoft.AspNetCore.Builder
        {
            public sealed class WebApplication
            {
                public static WebApplication Create(string[] args) => new();
                public void MapGet(string path, System.Func<string> answer) { }
                public void Run() { }
                public System.Threading.Tasks.Task RunAsync() => System.Threading.Tasks.Task.CompletedTask;
                public System.Threading.Tasks.Task StartAsync() => System.Threading.Tasks.Task.CompletedTask;
            }
        }
        namespace Microsoft.Extensions.Hosting
        {
            public interface IHost { System.Threading.Tasks.Task StartAsync(); }
            public abstract class BackgroundService
            {
                protected abstract System.Threading.Tasks.Task ExecuteAsync(System.Threading.CancellationToken stopping);
            }
            public static class Host { public static IHost Create() => null!; }
            public static class HostingAbstractionsHostExtensions { public static void Run(this IHost host) { } public static void Start(this IHost host) { } }
        }
        """;

    public OutputKind Kind { get; init; } = OutputKind.ConsoleApplication;

    /// <summary>The program as it is built, where every filter is to be installed.</summary>
    public TestProject Project => (TestProject.Of(Program).With("Usings.cs", Usings).With("Frameworks.cs", Frameworks) with { OutputKind = Kind }).ThatMustInstall;
}
