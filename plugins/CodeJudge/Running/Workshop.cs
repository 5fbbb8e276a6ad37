using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.CodeJudge.Problems;
using PrepPlatform.CodeJudge.Signatures;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge.Running;

/// <summary>Builds the programs of a question's author.</summary>
internal sealed class Workshop(InstalledLanguages languages, Builder builder)
{
    /// <exception cref="InvalidOperationException">It cannot be built here: no learner is to be charged for that.</exception>
    public async Task<Built> BuildAsync(SourceProgram program, Signature? signature, string who, CancellationToken cancellation)
    {
        var language = languages.Find(program.Language) ?? throw new InvalidOperationException($"The {who} of this question is written in {program.Language}, which is not installed here.");
        var built = await builder.BuildAsync(language, program.Source, signature, cancellation);
        return built.Program ?? throw new InvalidOperationException($"The {who} of this question does not compile: {built.Errors}");
    }

    public static InvalidOperationException Failed(string who, SandboxRun run) =>
        new($"The {who} of this question failed ({run.End}, exit code {run.ExitCode}, signal {run.Signal}): {Messages.Clean(run.Errors)}");
}
