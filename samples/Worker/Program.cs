// A background service that restricts itself twice: less and less is needed from the start of a program to its work.
// A call that is denied is named on standard error before the process ends (Report).
//   Worker --inbox FOLDER --results FILE     counts lines and words of each file that is moved into the folder
// A file is a job once; write it under a name with a dot before it, and rename it when it is whole.

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

Starting.Install();

// Without the defaults, which watch the current folder for changes of configuration for as long as the host runs.
HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = args });
builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
builder.Services.AddSingleton(services => Jobs.Open(services.GetRequiredService<IConfiguration>()));
builder.Services.AddHostedService<JobService>();
builder.Build().Run();

internal sealed class JobService(Jobs jobs, ILogger<JobService> logger) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        Working.Install(); // Everything is open.
        logger.LogInformation("Working.");
        using var timer = new PeriodicTimer(s_pause);
        do
        {
            foreach (string name in jobs.Next())
            {
                stop.ThrowIfCancellationRequested();
                logger.LogInformation("{Result}", jobs.Do(name));
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
    }
}
