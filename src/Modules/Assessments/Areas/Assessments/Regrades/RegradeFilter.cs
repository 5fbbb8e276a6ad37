using System.ComponentModel.DataAnnotations;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Contracts.Identity;
using PrepPlatform.Ui;

namespace PrepPlatform.Assessments.Areas.Assessments.Regrades;

/// <summary>Which answers of a regrade are wanted.</summary>
internal sealed class RegradeFilter
{
    [EnumDataType(typeof(RegradeShow))]
    public RegradeShow Show { get; set; }

    /// <summary>Where the page before ended.</summary>
    public Guid? After { get; set; }

    public static string Url(Guid id, RegradeShow show, string after = "") =>
        $"/staff/regrades/{id}{(show == RegradeShow.Changes ? after.Length > 0 ? "?" : "" : $"?show={show}{(after.Length > 0 ? "&" : "")}")}{(after.Length > 0 ? $"after={after}" : "")}";
}

internal enum RegradeShow
{
    /// <summary>Those that change, were changed or were to be changed.</summary>
    Changes,

    /// <summary>Those that a person scored.</summary>
    People,

    /// <summary>Those that stay as they are though they were asked for.</summary>
    Left,

    All,
}

internal sealed record RegradePage(
    Regrade Regrade, string Assessment, string Question, int Revision, bool IsNewest, int ClosedSince, RegradeFigures Figures, KeyPage<RegradeRow> Page, RegradeFilter Filter,
    IReadOnlyDictionary<Guid, PersonInfo> People, Guid Reader)
{
    public string Name(Guid? id) => id is { } who ? People.GetValueOrDefault(who)?.Name ?? "" : "";
}

internal sealed record RegradeRow(RegradeItem Item, decimal Points);

/// <summary>What a regrade does in all.</summary>
/// <param name="All">Answers.</param>
/// <param name="Waiting">Those that are being evaluated, applied or taken back.</param>
/// <param name="Changes">Those that would change.</param>
/// <param name="ByPerson">Those of them that a person scored.</param>
/// <param name="Applied">Those that were changed.</param>
/// <param name="Up">Those that gain.</param>
/// <param name="Down">Those that lose.</param>
/// <param name="Pass">Students who pass by it.</param>
/// <param name="Fail">Students who no longer pass.</param>
/// <param name="Distribution">Changes by size, from the greatest loss.</param>
internal sealed record RegradeFigures(int All, int Waiting, int Changes, int ByPerson, int Applied, int Up, int Down, int Pass, int Fail, IReadOnlyList<(decimal Difference, int Count)> Distribution);
