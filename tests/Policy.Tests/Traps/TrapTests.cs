using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Tests.Profiles;
using Xunit;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>Every mistake of the lists is told, where it stands, and nothing else is.</summary>
public sealed class TrapTests
{
    private static readonly Dictionary<string, Trap> s_traps =
        new[] { WayRoundTraps.All, ActionTraps.All, RuleTraps.All, ShapeTraps.All }.SelectMany(all => all).ToDictionary(trap => trap.Name);

    public static TheoryData<string> Names => [.. s_traps.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_told_where_it_stands(string name)
    {
        Trap trap = s_traps[name];
        Markup.Verify(trap.Profile, text => ProfileTexts.AllFindings(text, trap.Options, trap.Target));
    }
}
