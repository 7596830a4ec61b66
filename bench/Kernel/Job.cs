using System.Collections.Generic;

namespace SeccompSharp.KernelBench;

/// <summary>What the process that compiles hands to the process that measures.</summary>
/// <param name="Rounds">How many children a filter.</param>
/// <param name="Filters">The programs to install, each with its name.</param>
/// <param name="DefaultAction">seccomp_init's argument.</param>
/// <param name="Arches">SCMP_ARCH_* beside the native one.</param>
/// <param name="Rules">seccomp_rule_add's arguments; none when libseccomp cannot say the policy.</param>
/// <param name="Calls">What to time: number, first and second argument.</param>
internal sealed record Job(
    int Rounds, List<JobFilter> Filters, uint DefaultAction, List<uint> Arches, List<LibseccompRule> Rules, List<ulong[]> Calls);

/// <summary>A program by name, as <c>struct sock_filter[]</c>.</summary>
internal sealed record JobFilter(string Name, byte[] Bytes);

/// <summary>What was measured; medians in nanoseconds of CPU time.</summary>
/// <param name="Filters">By name of the filter.</param>
/// <param name="BuildList">libseccomp's work before the install at optimisation level 1, or null.</param>
/// <param name="BuildTree">The same at level 2.</param>
/// <param name="Unfiltered">The cost of each call without a filter.</param>
internal sealed record Measured(Dictionary<string, FilterTimes> Filters, double? BuildList, double? BuildTree, double[] Unfiltered);

/// <summary>The times of one filter, and their ratios to those of the first filter of the job in the same round.</summary>
/// <param name="Install">In the first seccomp(2) of a process.</param>
/// <param name="InstallRatio">The same over the first filter's.</param>
/// <param name="Warm">In seccomp(2) right after that of a filter of one instruction, in a child that follows two which did the same.</param>
/// <param name="WarmRatio">The same over the first filter's.</param>
/// <param name="Calls">One of each timed call.</param>
internal sealed record FilterTimes(double Install, double InstallRatio, double Warm, double WarmRatio, double[] Calls);
