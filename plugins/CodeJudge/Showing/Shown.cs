using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Signatures;
using PrepPlatform.Evaluators;

namespace PrepPlatform.CodeJudge.Showing;

/// <summary>What a candidate sees: never a hidden test, nor a program of the author's.</summary>
internal static class Shown
{
    public static CodePresentation Make(CodeProblem problem, InstalledLanguages installed)
    {
        var languages = installed.Languages.Where(l => problem.Takes(l.Language.Id)).Select(l => Language(problem, l)).ToList();
        // Without any of its languages here the question still stands; the answer then goes to a person.
        if (languages.Count == 0) languages = [.. LanguageFiles.All.Where(l => problem.Takes(l.Id)).Select(l => Language(problem, new Installed(l, new Dictionary<string, string>(), "", l.Name)))];
        return new(problem.Prompt, languages, [.. problem.Tests.Where(t => !t.Hidden).Select(t => Sample(problem, t))], TypeFile.LongestSource) { OwnInput = problem.Interactor is null };
    }

    private static CodeLanguage Language(CodeProblem problem, Installed language) => new(
        language.Language.Id, language.Title, Starter(problem, language.Language), language.Time(problem.Limits.Milliseconds), problem.Limits.Megabytes);

    private static string Starter(CodeProblem problem, Language language) => problem.Starter.GetValueOrDefault(language.Id) is { Length: > 0 } own
        ? own
        : problem.Signature is { } signature ? FunctionStarter.Make(language, signature) : language.Starter;

    private static CodeSample Sample(CodeProblem problem, TestCase test) =>
        new(problem.Signature is { } signature ? Values.Name(test.Input, signature) : test.Input, test.Output ?? "", test.Explanation);
}
