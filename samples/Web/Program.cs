// A web server that can serve, and nothing else: it cannot start programs, trace processes or open a file for writing,
// and as a NativeAOT binary it cannot make memory executable. Two groups say what it needs (docs/groups.md).
//   Web --urls http://127.0.0.1:8080

using SeccompSharp;

Sandbox.Install();

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
WebApplication app = builder.Build();
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("Listening on " + string.Join(" ", app.Urls)));
app.Lifetime.ApplicationStopped.Register(() => Console.WriteLine("Stopped."));
app.MapGet("/", () => "Hello from a sandbox.");
app.MapGet("/square/{number:long}", (long number) => (number * number).ToString());
app.MapPost("/reverse", async (HttpRequest request) =>
{
    using StreamReader reader = new(request.Body);
    char[] text = (await reader.ReadToEndAsync()).ToCharArray();
    Array.Reverse(text);
    return new string(text);
});
app.MapGet("/collections", () => GC.CollectionCount(0).ToString());
app.Run();

[SeccompFilter(SeccompAction.KillProcess)]
[SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Kestrel)]
internal static partial class Sandbox;
