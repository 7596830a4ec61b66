namespace SeccompSharp.Kernel.Child.Cases;

/// <summary>Filters that are installed one after the other.</summary>
internal static class StageCases
{
    public static void InOrder(string[] args)
    {
        Policies.Stages.Startup.Install();
        Report.Line("getuid while starting", Native.Call(Nr.Getuid));
        Report.Line("getppid while starting", Native.Call(Nr.Getppid) > 0 ? "made" : "not made");
        Policies.Stages.Serving.Install();
        Report.Line("getuid while serving", Native.Call(Nr.Getuid));
        Report.Line("getppid while serving", Native.Call(Nr.Getppid));
        Report.Line("getgid while serving", Native.Call(Nr.Getgid) >= 0 ? "made" : "not made");
    }

    public static void InstallingOnly(string[] args)
    {
        Policies.InstallingOnly.Install();
        bool again = Policies.DenyGetppid.TryInstall(out SeccompInstallResult result);
        Report.Line("second", again ? "in force" : result.Message);
        Report.Line("getppid", Native.Call(Nr.Getppid));
    }

    public static void TooLate(string[] args)
    {
        Policies.NothingAfter.Install();
        Report.Line("first", "in force");
        Policies.TooLate.Install();
        Report.Line("second", "in force");
    }
}
