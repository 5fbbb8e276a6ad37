using PrepPlatform.Evaluators;

namespace PrepPlatform.Assessments.Areas.Assessments.Questions;

/// <summary>A picture for each kind of question, by what the student does.</summary>
internal static class QuestionIcons
{
    public static string Of(QuestionTypeDescription type) => (type.Id, type.Control) switch
    {
        ("true-false", _) => "circle-check",
        ("multiple-choice", _) => "list-checks",
        (_, Control.Choice) => "circle-dot",
        (_, Control.Grid) => "columns-3",
        (_, Control.Order) => "chevrons-up-down",
        (_, Control.Number) => "sigma",
        (_, Control.Text) => "pencil",
        (_, Control.Essay) => "file-text",
        (_, Control.Code) => "code",
        _ => "clipboard-list",
    };
}
