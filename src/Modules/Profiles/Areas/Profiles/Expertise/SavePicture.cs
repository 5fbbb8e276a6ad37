using Microsoft.EntityFrameworkCore;
using PrepPlatform.Data;
using PrepPlatform.Evaluators.Sandbox;
using PrepPlatform.Hosting;
using PrepPlatform.Kernel;
using PrepPlatform.Profiles.Domain;

namespace PrepPlatform.Profiles.Areas.Profiles.Expertise;

/// <summary>Makes a small square of a stranger's picture, in the sandbox, and keeps that alone: whatever else the file held is gone.</summary>
internal sealed class SavePicture(PrepDb db, ISandbox sandbox, IBlobStore files, TimeProvider clock) : IUseCase
{
    private const string Program = "/usr/bin/convert";
    private const long MostOutput = 1024 * 1024;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(15);

    /// <summary>No more than a phone's camera makes, nothing on disk, and not for long.</summary>
    private static readonly string[] Limits = ["-limit", "width", "12KP", "-limit", "height", "12KP", "-limit", "area", "64MP", "-limit", "memory", "768MiB", "-limit", "map", "0", "-limit", "disk", "0", "-limit", "thread", "1"];

    private static readonly string[] Square = ["-auto-orient", "-colorspace", "sRGB", "-thumbnail", "256x256^", "-gravity", "center", "-extent", "256x256", "-strip", "-depth", "8", "png:-"];

    /// <summary>What an administrator has to do before pictures can be taken, a sentence each; empty: nothing.</summary>
    public static IReadOnlyList<string> Missing(ISandbox sandbox) => File.Exists(Program) ? sandbox.Problems : [.. sandbox.Problems, "Install the Debian package imagemagick."];

    public async Task<Result<ExpertProfile>> RunAsync(Guid account, byte[] bytes, CancellationToken cancellation)
    {
        if (Missing(sandbox).Count > 0) return Refuse("Pictures cannot be taken on this installation yet.");
        if (PictureFile.Kind(bytes) is not { } kind) return Refuse("Choose a PNG, JPEG or WebP picture.");
        using var square = new MemoryStream();
        var command = new SandboxCommand(Program, [.. Limits, "-define", "jpeg:size=1024x1024", $"{kind}:-[0]", .. Square])
        {
            Input = new MemoryStream(bytes), Output = square, ProcessorTime = MostTime, WallTime = MostTime, Memory = 2L << 30, MostOutput = MostOutput,
        };
        if (await sandbox.RunAsync(command, cancellation) is not { End: SandboxEnd.Exited, ExitCode: 0 } || !PictureFile.IsSquare(square.GetBuffer().AsSpan(0, (int)square.Length))) return Refuse("This picture cannot be read: it is damaged, or far too large. Save it again, at most 12,000 pixels wide, and upload that.");
        square.Position = 0;
        return await KeepAsync(account, square, cancellation);
    }

    /// <summary>Takes it away.</summary>
    public async Task<Result<ExpertProfile>> RemoveAsync(Guid account, CancellationToken cancellation)
    {
        if (await FindAsync(account, cancellation) is not { Picture.Length: > 0 } profile) return Result.NotFound<ExpertProfile>();
        await ShowAsync(profile, "", cancellation);
        return Result.Ok(profile);
    }

    private async Task<Result<ExpertProfile>> KeepAsync(Guid account, Stream square, CancellationToken cancellation)
    {
        var profile = await FindAsync(account, cancellation);
        if (profile is null) db.Add(profile = new ExpertProfile(account, clock.GetUtcNow()));
        var name = $"experts/{Guid.CreateVersion7():N}.png";
        await files.WriteAsync(name, square, MostOutput, cancellation);
        try
        {
            await ShowAsync(profile, name, cancellation);
        }
        catch (DbUpdateException)
        {
            await files.DeleteAsync(name, CancellationToken.None);
            return Result.Stale<ExpertProfile>();
        }

        return Result.Ok(profile);
    }

    private async Task ShowAsync(ExpertProfile profile, string name, CancellationToken cancellation)
    {
        var before = profile.Show(name, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        if (before.Length > 0) await files.DeleteAsync(before, CancellationToken.None);
    }

    private Task<ExpertProfile?> FindAsync(Guid account, CancellationToken cancellation) => db.Set<ExpertProfile>().SingleOrDefaultAsync(p => p.AccountId == account, cancellation);

    private static Result<ExpertProfile> Refuse(string why) => Result.Invalid<ExpertProfile>("Picture", why);
}
