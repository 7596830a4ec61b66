using System.IO;
using System.Linq;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Tables;
using SeccompSharp.Tables.Groups;
using Xunit;

namespace SeccompSharp.Policies.Tests.Groups;

public sealed class GroupDocumentationTests
{
    private const string Remedy = "run: dotnet run --project eng/Tables -- groups";

    private static readonly Repository s_repository = Repository.Find();

    [Fact]
    public void The_page_on_groups_is_what_the_tables_say() =>
        Assert.True(File.ReadAllText(s_repository.Docs("groups.md")) == GroupsPage.Generate(), Remedy);

    [Fact]
    public void The_group_constants_are_what_the_tables_say() =>
        Assert.True(File.ReadAllText(s_repository.Attributes("SeccompGroup.cs")) == GroupFile.Generate(), Remedy);

    [Fact]
    public void No_two_groups_have_the_same_constant() =>
        Assert.Equal(GroupTable.Groups.Count, GroupTable.Groups.Select(GroupFile.Identifier).Distinct().Count());
}
