using SeccompSharp.Policies.Text;

namespace SeccompSharp.Generator.Attributes;

/// <summary>What a [SeccompProfile] says.</summary>
/// <param name="Path">The file as the author names it.</param>
/// <param name="Place">Where that stands.</param>
internal sealed record ProfileBinding(string Path, Place Place);
