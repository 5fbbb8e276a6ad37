using System.Globalization;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Record;

/// <summary>The buttons of the lists in the form, which work without JavaScript: <c>project-up:2</c>, <c>skill-remove:0</c>, <c>skill-add</c>.</summary>
internal static class RowButtons
{
    public static void Press(RecordForm form, string row)
    {
        var (verb, at) = Read(row);
        if (form.Chosen.Count <= 200) form.Chosen = [.. verb == "skill-add" ? form.AllSkills : form.Chosen];
        if (verb == "skill-add") form.Skills = "";
        if (verb == "skill-remove" && at < form.Chosen.Count) form.Chosen.RemoveAt(at);
        if (verb == "project-add" && form.Projects.Count < Personal.MostProjects) form.Projects.Add(new ProjectForm());
        if (at >= form.Projects.Count) return;
        if (verb == "project-remove") form.Projects.RemoveAt(at);
        if (verb == "project-up" && at > 0) Swap(form.Projects, at - 1);
        if (verb == "project-down" && at < form.Projects.Count - 1) Swap(form.Projects, at);
    }

    private static (string Verb, int At) Read(string row) => row.Split(':') is [var verb, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (verb, at) : (row, int.MaxValue);

    private static void Swap(List<ProjectForm> projects, int at) => (projects[at], projects[at + 1]) = (projects[at + 1], projects[at]);
}
