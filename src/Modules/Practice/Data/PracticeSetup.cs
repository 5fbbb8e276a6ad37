using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PrepPlatform.Contracts;
using PrepPlatform.Contracts.Evaluation;
using PrepPlatform.Contracts.Practice;
using PrepPlatform.Data.Outbox;
using PrepPlatform.Hosting;
using PrepPlatform.Practice.Areas.Practice.StaffProblems;
using PrepPlatform.Practice.Seeding;
using PrepPlatform.Ui.Dashboard;
using PrepPlatform.Ui.Search;

namespace PrepPlatform.Practice.Data;

/// <summary>What coding practice needs of the host.</summary>
internal static class PracticeSetup
{
    /// <summary>In a minute: drafts save themselves every two seconds of typing; nobody runs a program more often than every three.</summary>
    private const int MostDrafts = 120, MostPrograms = 20;

    public static IServiceCollection AddPractice(this IServiceCollection services, HostSettings settings)
    {
        services.AddMemoryCache().AddScoped<ProblemEditor>().AddScoped<JudgeDesk>().AddScoped<ProgressDesk>().AddScoped<DailyDesk>().AddScoped<DemoPractice>().AddScoped<DemoPrograms>();
        services.AddScoped<IDashboardWidget, PracticeWidget>().AddScoped<IDashboardWidget, AuthorWidget>().AddScoped<IPaletteSource, PracticePalette>();
        services.AddScoped<ILiveTopic, RunTopic>().AddScoped<ILiveTopic, SubmittedTopic>().AddScoped<ILiveTopic, CheckTopic>();
        services.AddEventHandler<EvaluationCompleted, TakeVerdict>().AddEventHandler<PracticeRejudgeUnderWay, WorkOnRejudge>();
        var cookie = settings.CookieName("prep-session");
        return services.AddRateLimiter(o =>
        {
            o.AddPolicy(PracticeModule.TypingLimit, context => BySession(context, cookie, MostDrafts));
            o.AddPolicy(PracticeModule.ProgramLimit, context => BySession(context, cookie, MostPrograms));
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        });
    }

    /// <summary>Each session by itself: a whole college may sit behind one address.</summary>
    private static RateLimitPartition<string> BySession(HttpContext context, string cookie, int most) => RateLimitPartition.GetFixedWindowLimiter(
        context.Request.Cookies[cookie] ?? $"{context.Connection.RemoteIpAddress}",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
}
