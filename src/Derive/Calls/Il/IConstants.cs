namespace SeccompSharp.Derive.Calls.Il;

/// <summary>What is known about values before the program runs.</summary>
internal interface IConstants
{
    /// <summary>Whether a call always gives this value.</summary>
    public bool TryCall(int token, out int value);

    /// <summary>Whether a static field always has this value.</summary>
    public bool TryField(int token, out int value);
}
