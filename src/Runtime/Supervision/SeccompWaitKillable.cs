namespace SeccompSharp;

/// <summary>What <see cref="SeccompListener.ProbeWaitKillable"/> has seen of <see cref="SeccompFlags.WaitKillableRecv"/>.</summary>
public enum SeccompWaitKillable
{
    /// <summary>Nothing: a listener is in force already, a filter stands in the way, or no signal reached a waiting call.</summary>
    Unknown,

    /// <summary>The kernel does not have the flag: it is older than Linux 5.19.</summary>
    Missing,

    /// <summary>An answer got lost. A supervisor must expect any call to be made again.</summary>
    RaceSeen,

    /// <summary>No answer got lost. That is no proof.</summary>
    NoRaceSeen,
}
