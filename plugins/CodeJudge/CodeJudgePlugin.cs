using PrepPlatform.CodeJudge.Building;
using PrepPlatform.CodeJudge.Languages;
using PrepPlatform.CodeJudge.Scoring;
using PrepPlatform.Evaluators;
using PrepPlatform.Evaluators.Sandbox;

namespace PrepPlatform.CodeJudge;

/// <summary>Programs, run in a sandbox and judged.</summary>
public sealed class CodeJudgePlugin : IEvaluatorPlugin
{
    private const long MostKept = 512L << 20;
    private SandboxOptions options = new();

    /// <summary>Looks for nothing on the machine before it is asked.</summary>
    public CodeJudgePlugin()
    {
        var languages = new InstalledLanguages(LanguageFiles.All);
        Types = [new CodeType(languages, new Judge(languages, new Lazy<ISandbox>(() => Sandboxes.Open(options)), new Store(Store.UsualRoot, MostKept)))];
    }

    /// <inheritdoc />
    public IReadOnlyList<IQuestionType> Types { get; }

    /// <inheritdoc />
    public void Start(PluginEnvironment environment) => options = environment.Sandbox;
}
