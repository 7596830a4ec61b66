using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Generator.Attributes;

/// <summary>What a [SeccompProfile] says.</summary>
/// <remarks>Immutable, structurally equal; the place takes no part in it.</remarks>
/// <param name="Path">The file as the author names it.</param>
/// <param name="SourceDirectory">The directory of the source file that names it.</param>
/// <param name="Choices">What the attribute chooses.</param>
/// <param name="Place">Where the path stands.</param>
internal sealed record ProfileBinding(string Path, string SourceDirectory, ProfileChoices Choices, Place Place);
