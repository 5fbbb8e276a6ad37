using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Evaluation.Child;
using PrepPlatform.Evaluation.Command;
using PrepPlatform.Evaluation.Command.Models;
using PrepPlatform.Evaluation.Data;
using PrepPlatform.Evaluation.Plugins;
using PrepPlatform.Evaluation.Recordings;
using PrepPlatform.Evaluation.Seeding;
using PrepPlatform.Evaluation.Work;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Navigation;

namespace PrepPlatform.Evaluation;

/// <summary>Has answers scored by plugins, wherever their code runs, and keeps every score that was ever given.</summary>
public sealed class EvaluationModule : IModule
{
    internal const string ManagePlugins = "plugins.manage", ManageEvaluators = "evaluators.manage";

    /// <summary>
    /// What the program does besides being the host: an evaluator's process (<c>--role evaluator --plugin DIR</c>), scoring or embedding a file (<c>score</c>,
    /// <c>embed</c>) and looking after models (<c>models</c>). None starts a web host or reaches a database.
    /// </summary>
    /// <returns>Its exit code in the end, or null: the command line asks for none of them.</returns>
    public static Task<int>? RunCommand(string[] args) => args switch
    {
        ["--role", "evaluator", "--plugin", var folder, ..] => EvaluatorProcess.RunAsync(folder),
        ["score", .. var rest] => ScoreCommand.RunAsync(rest),
        ["embed", .. var rest] => EmbedCommand.RunAsync(rest),
        ["models", .. var rest] => ModelsCommand.RunAsync(rest),
        _ => null,
    };

    /// <inheritdoc />
    public string Name => "Evaluation";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions =>
    [
        new(ManagePlugins, "See the installation's evaluator plugins, test them, switch them off and on"),
        new(ManageEvaluators, "Choose which evaluators are used, and their settings"),
    ];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation =>
    [
        new("Plugins", "/plugins", "puzzle", ManagePlugins, 30, "evaluators queue self-test"),
        new("Evaluators", "/staff/evaluators", "puzzle", ManageEvaluators, 55, "plugins scoring confidence"),
    ];

    /// <inheritdoc />
    public IEnumerable<ScheduledJob> Jobs => [RecordingSetup.Sweep];

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => EvaluationModel.BuildShard(model);

    /// <inheritdoc />
    public void BuildCatalogue(ModelBuilder model) => EvaluationModel.BuildCatalogue(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(EvaluationOptions.Read(configuration, HostSettings.Read(configuration).Root));
        services.AddSingleton<PluginCatalogue>().AddSingleton<Operators>().AddSingleton<TenantWishes>().AddSingleton<WorkSignal>();
        services.AddHostedService(p => p.GetRequiredService<Operators>());
        services.AddSingleton<IQuestionTypes, QuestionTypes>();
        services.AddScoped<InstantScoring>().AddScoped<Trial>();
        services.AddScoped<IEvaluations, Evaluations>();
        services.AddSingleton<ITextEmbedder, Embedding>();
        services.AddScoped<ISpeechTranscriber, Transcribing>();
        services.AddScoped<WorkDesk>().AddScoped<GradedFor>().AddScoped<AnswerFiles>().AddSingleton<WorkLane>();
        if (HostSettings.Read(configuration).Role is not ProcessRole.Web) services.AddHostedService<EvaluationWorker>();
        services.AddScoped<DemoEvaluations>();
        services.AddRecordings(HostSettings.Read(configuration));
        services.AddUseCases(typeof(EvaluationModule).Assembly);
    }

    /// <inheritdoc />
    public Task PrepareAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<Operators>().BeginAsync(cancellation);

    /// <inheritdoc />
    public Task SeedDemoAsync(IServiceProvider services, CancellationToken cancellation) => services.GetRequiredService<DemoEvaluations>().SeedAsync(cancellation);
}
