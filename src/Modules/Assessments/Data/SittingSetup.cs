using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Areas.Assessments.Marking;
using PrepPlatform.Assessments.Domain;
using PrepPlatform.Assessments.Seeding;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Security;
using PrepPlatform.Ui.Dashboard;

namespace PrepPlatform.Assessments.Data;

/// <summary>What sitting an assessment needs of the host.</summary>
internal static class SittingSetup
{
    /// <summary>Far above what a person does in a minute, and what a page that was offline sends at once.</summary>
    private const int MostInAMinute = 600;

    public static IServiceCollection AddSitting(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<Turnstile>().AddScoped<AttemptHold>().AddScoped<ScoringDesk>().AddScoped<Waiting>().AddScoped<Paper>().AddScoped<AnswerReading>().AddScoped<SpokenReading>();
        services.AddScoped<DemoAttempts>().AddScoped<DemoWords>().AddScoped<DemoPrograms>().AddScoped<DemoSpeech>().AddScoped<DemoMarking>();
        services.AddScoped<IDashboardWidget, StudentWidget>();
        services.AddEventHandler<EvaluationCompleted, TakeEvaluation>().AddEventHandler<EvaluationCompleted, TakeProposal>().AddEventHandler<RegradeUnderWay, WorkOnRegrade>();
        services.AddScoped<RegradeDesk>().AddScoped<RegradeEvaluating>().AddScoped<RegradeApplying>();
        services.AddScoped<IGradedAnswers, GradedAnswers>().AddScoped<IGradedAnswers, GradedForRegrade>();
        services.AddScoped<ILiveTopic, RunTopic>().AddScoped<IRecordingOwner, AnswerRecordings>();
        return services.AddSessionLimit(settings, AssessmentsModule.SittingLimit, MostInAMinute);
    }
}
