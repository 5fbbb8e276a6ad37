using PrepPlatform.Data.Model;

namespace PrepPlatform.Reports.Domain;

/// <summary>One making of a report. Its files are rows only when all of them are written, so half a file is never offered.</summary>
internal sealed class ReportRun : TenantEntity
{
    /// <summary>How often a worker may die over it before it counts as failed.</summary>
    public const int MostTries = 3;

    /// <summary>After so long without a sign of life another worker takes it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    /// <summary>How long it is kept with its files.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    /// <summary>How long a removed one can be brought back.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(1);

    private ReportRun() { }

    /// <param name="id">Made by the form or the schedule, so that asking twice makes one.</param>
    /// <param name="report">The report's key.</param>
    /// <param name="title">Its name at that time.</param>
    /// <param name="due">When it was to be made.</param>
    /// <param name="by">Who asked, or null: the schedule.</param>
    /// <param name="at">When.</param>
    public ReportRun(Guid id, string report, string title, DateTimeOffset due, Guid? by, DateTimeOffset at)
    {
        (Report, Title, DueAt, AskedBy, AskedAt) = (report, title, due, by, at);
        RunId = id;
    }

    /// <summary>What addresses and the schedule name.</summary>
    public Guid RunId { get; private set; }

    public string Report { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>With the report it is unique, so that one firing makes one run.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public Guid? AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public RunStatus Status { get; private set; }
    public int Tries { get; private set; }

    /// <summary>Who is at it; a new one for each try, so that one who was given up can do no more.</summary>
    public Guid? Holder { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What is being done, an English sentence that pages translate.</summary>
    public string Step { get; private set; } = "";

    public int RowsDone { get; private set; }
    public int RowsTotal { get; private set; }

    /// <summary>Why it failed and what to do; or what is missing from a good one. English, translated by pages.</summary>
    public string Note { get; private set; } = "";

    public DateTimeOffset? RemovedAt { get; private set; }
}

internal enum RunStatus
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <summary>A finished file of a run.</summary>
internal sealed class ReportFile : TenantEntity
{
    private ReportFile() { }

    public ReportFile(Guid run, ReportFormat format, string blob, long bytes) => (RunRow, Format, Blob, Bytes) = (run, format, blob, bytes);

    /// <summary>The run's row.</summary>
    public Guid RunRow { get; private set; }

    public ReportFormat Format { get; private set; }

    /// <summary>Its name in the blob store; it holds the try, so that one who was given up overwrites nothing.</summary>
    public string Blob { get; private set; } = "";

    public long Bytes { get; private set; }
}

internal enum ReportFormat
{
    Pdf,
    Xlsx,
    Csv,
}
