using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Assessments.Areas.Assessments;
using PrepPlatform.Assessments.Areas.Assessments.Questions;
using PrepPlatform.Assessments.Data;
using PrepPlatform.Assessments.Jobs;
using PrepPlatform.Assessments.Seeding;
using PrepPlatform.Contracts.Assessments;
using PrepPlatform.Hosting;
using PrepPlatform.Hosting.Jobs;
using PrepPlatform.Kernel;
using PrepPlatform.Ui.Dashboard;
using PrepPlatform.Ui.Navigation;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Assessments;

/// <summary>The question bank, assessments with their approval, and students' attempts with their results.</summary>
public sealed class AssessmentsModule : IModule
{
    internal const string AuthorQuestions = "questions.author", AuthorAssessments = "assessments.author", Publish = "assessments.publish",
        Take = "assessments.take", ReviewAttempts = "attempts.review";

    internal const string SittingLimit = "sitting";

    /// <inheritdoc />
    public string Name => "Assessments";

    /// <inheritdoc />
    public IEnumerable<Permission> Permissions =>
    [
        new(AuthorQuestions, "Write questions and change them"),
        new(AuthorAssessments, "Put assessments together and send them for review"),
        new(Publish, "Publish, reject, reschedule and archive assessments"),
        new(Take, "Sit assessments and see the results"),
        new(ReviewAttempts, "See everyone's attempts and change scores, with a reason"),
    ];

    /// <inheritdoc />
    public IEnumerable<NavigationItem> Navigation =>
    [
        new("Assessments", "/assessments", "clipboard-list", Take, 20, "exam test quiz attempts results"),
        new("Questions", "/staff/questions", "circle-help", AuthorQuestions, 40, "bank items"),
        new("Assessments", "/staff/assessments", "clipboard-list", AuthorAssessments, 42, "exam test quiz author"),
        new("Reviews", "/staff/reviews", "badge-check", Publish, 44, "approve publish reject queue"),
        new("Marking", "/staff/marking", "pencil", ReviewAttempts, 45, "review answers mark queue second marker"),
        new("Attempts", "/staff/attempts", "list-checks", ReviewAttempts, 46, "results scores override"),
    ];

    /// <inheritdoc />
    public IEnumerable<ScheduledJob> Jobs => [new("assessments.time-out", "Close attempts whose time is up", "0 * * * * ?", typeof(TimeOut), JobReach.EachTenant)];

    /// <inheritdoc />
    public void BuildShard(ModelBuilder model) => AssessmentsModel.Build(model);

    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<QuestionPool>().AddScoped<DefinitionCheck>().AddScoped<QuestionEditor>()
        .AddScoped<OutlineReader>().AddScoped<Readiness>().AddScoped<AssessmentDesk>().AddScoped<AssessmentPages>()
        .AddScoped<IDashboardWidget, AuthoringWidget>().AddScoped<IPaletteSource, QuestionPalette>().AddScoped<IPaletteSource, AssessmentPalette>()
        .AddScoped<DemoBank>().AddScoped<DemoAssessments>().AddScoped<IAssessmentScores, AssessmentScores>()
        .AddSitting(HostSettings.Read(configuration))
        .AddUseCases(typeof(AssessmentsModule).Assembly);

    /// <inheritdoc />
    public async Task SeedDemoAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var questions = await services.GetRequiredService<DemoBank>().RunAsync(cancellation);
        await services.GetRequiredService<DemoAssessments>().RunAsync(questions, cancellation);
        await services.GetRequiredService<DemoAttempts>().RunAsync(cancellation);
        await services.GetRequiredService<DemoWords>().RunAsync(cancellation);
        await services.GetRequiredService<DemoPrograms>().RunAsync(cancellation);
        await services.GetRequiredService<DemoSpeech>().RunAsync(cancellation);
        await services.GetRequiredService<DemoMarking>().RunAsync(cancellation);
    }
}
