namespace SeccompSharp.Derive.Calls.Graph;

/// <summary>What the search is told.</summary>
internal interface IReach
{
    /// <summary>A method is called. It is looked at later, never within this call.</summary>
    public void Reach(int method, int caller);

    /// <summary>A method is called by reflection or by the runtime: on whatever object there is, if it is virtual.</summary>
    public void Enter(int method, int caller);

    /// <summary>There is an object of a type.</summary>
    public void Make(int type, int maker);
}
