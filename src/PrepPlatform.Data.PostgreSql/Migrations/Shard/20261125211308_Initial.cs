using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PrepPlatform.Data.PostgreSql.Migrations.Shard
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    MustChangePassword = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastSignedInAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    UserName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SecurityStamp = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneNumber = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                    table.UniqueConstraint("AK_Accounts_TenantId_Id", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ActivityDays",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityDays", x => new { x.TenantId, x.Kind, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "Assessments",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Instructions = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    TimeLimitMinutes = table.Column<int>(type: "integer", nullable: false),
                    MostAttempts = table.Column<int>(type: "integer", nullable: false),
                    PassingPercent = table.Column<int>(type: "integer", nullable: false),
                    Penalty = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    PartialCredit = table.Column<bool>(type: "boolean", nullable: false),
                    SecondMarkPercent = table.Column<int>(type: "integer", nullable: false),
                    MarkTolerance = table.Column<int>(type: "integer", nullable: false),
                    ShuffleQuestions = table.Column<bool>(type: "boolean", nullable: false),
                    ShuffleOptions = table.Column<bool>(type: "boolean", nullable: false),
                    QuestionsPerPage = table.Column<int>(type: "integer", nullable: false),
                    OpensAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosesAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ShowScore = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ShowAnswers = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReviewNote = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ReviewedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assessments", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Actor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Action = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Summary = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Address = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Cards",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Heard = table.Column<int>(type: "integer", nullable: false),
                    Most = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: false),
                    WasRound = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    WasStatus = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CardId = table.Column<Guid>(type: "uuid", nullable: false),
                    DriveId = table.Column<Guid>(type: "uuid", nullable: false),
                    CollegeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    Score = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: false),
                    Parts = table.Column<string>(type: "character varying(16000)", maxLength: 16000, nullable: false),
                    Degree = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Branch = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: true),
                    Cgpa = table.Column<decimal>(type: "numeric(7,4)", precision: 7, scale: 4, nullable: true),
                    Skills = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Snapshot = table.Column<string>(type: "character varying(24000)", maxLength: 24000, nullable: false),
                    Round = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cards", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Drives",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ToldApplied = table.Column<int>(type: "integer", nullable: true),
                    DriveId = table.Column<Guid>(type: "uuid", nullable: false),
                    CompanyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Terms = table.Column<string>(type: "character varying(12000)", maxLength: 12000, nullable: false),
                    ApplyBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RulesNumber = table.Column<int>(type: "integer", nullable: false),
                    Cron = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MostShortlisted = table.Column<int>(type: "integer", nullable: false),
                    OnlyVerified = table.Column<bool>(type: "boolean", nullable: false),
                    PublishedShortlistId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drives", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Evaluations",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SubjectKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Score = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    Confidence = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    Verdict = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Criteria = table.Column<string>(type: "character varying(4000000)", maxLength: 4000000, nullable: false),
                    Spoken = table.Column<string>(type: "character varying(4000000)", maxLength: 4000000, nullable: true),
                    Awaits = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Notes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Evaluator = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Microseconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evaluations", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "EvaluationWork",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SubjectKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Lane = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Definition = table.Column<string>(type: "character varying(4000000)", maxLength: 4000000, nullable: false),
                    Response = table.Column<string>(type: "character varying(4000000)", maxLength: 4000000, nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    Shuffle = table.Column<bool>(type: "boolean", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    Notes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Spoken = table.Column<string>(type: "character varying(4000000)", maxLength: 4000000, nullable: true),
                    MostConfidence = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    Done = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    Awaits = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Holder = table.Column<Guid>(type: "uuid", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Parts = table.Column<string>(type: "character varying(4000000)", maxLength: 4000000, nullable: false),
                    Error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationWork", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "EvaluatorSwitches",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    PluginId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OffAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Settings = table.Column<string>(type: "character varying(64000)", maxLength: 64000, nullable: false),
                    LeastConfidence = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluatorSwitches", x => new { x.TenantId, x.PluginId });
                });

            migrationBuilder.CreateTable(
                name: "ExpertProfiles",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Headline = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Expertise = table.Column<List<string>>(type: "text[]", nullable: false),
                    Years = table.Column<int>(type: "integer", nullable: true),
                    About = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    Link = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Picture = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExpertProfiles", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OfferedDrives",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DriveId = table.Column<Guid>(type: "uuid", nullable: false),
                    CollegeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Terms = table.Column<string>(type: "character varying(12000)", maxLength: 12000, nullable: false),
                    Rule = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    Ranking = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Applied = table.Column<int>(type: "integer", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferedDrives", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Payload = table.Column<string>(type: "character varying(32000)", maxLength: 32000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FailedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Partnerships",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    ChangedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedByPartner = table.Column<bool>(type: "boolean", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Partnerships", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PracticePeople",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticePeople", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PracticePlans",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Summary = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Published = table.Column<bool>(type: "boolean", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticePlans", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "PracticeProblems",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Difficulty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    Constraints = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Editorial = table.Column<string>(type: "character varying(16000)", maxLength: 16000, nullable: false),
                    Hints = table.Column<List<string>>(type: "text[]", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    RevisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublishedRevisionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Submissions = table.Column<int>(type: "integer", nullable: false),
                    Accepted = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeProblems", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Questions",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Category = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Difficulty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Tags = table.Column<List<string>>(type: "text[]", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Points = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    RevisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Questions", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ReceivedMessages",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Handler = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    From = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedMessages", x => new { x.TenantId, x.MessageId, x.Handler });
                });

            migrationBuilder.CreateTable(
                name: "RecordImports",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Notes = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    New = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Same = table.Column<int>(type: "integer", nullable: false),
                    Wrong = table.Column<int>(type: "integer", nullable: false),
                    Applied = table.Column<int>(type: "integer", nullable: false),
                    Skipped = table.Column<int>(type: "integer", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordImports", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Recordings",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContentType = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    MostBytes = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Pieces = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WholeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recordings", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ReportRuns",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RunId = table.Column<Guid>(type: "uuid", nullable: false),
                    Report = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Holder = table.Column<Guid>(type: "uuid", nullable: true),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Step = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RowsDone = table.Column<int>(type: "integer", nullable: false),
                    RowsTotal = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportRuns", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ReportSchedules",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Report = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Rhythm = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Weekday = table.Column<int>(type: "integer", nullable: false),
                    MonthDay = table.Column<int>(type: "integer", nullable: false),
                    Minute = table.Column<int>(type: "integer", nullable: false),
                    IsOn = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportSchedules", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "Roles",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Permissions = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Roles", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "StudentFacts",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Facts = table.Column<string>(type: "character varying(16000)", maxLength: 16000, nullable: false),
                    AsOf = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentFacts", x => new { x.TenantId, x.StudentId });
                });

            migrationBuilder.CreateTable(
                name: "StudentProfiles",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    RollNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Degree = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Branch = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    GraduationYear = table.Column<int>(type: "integer", nullable: true),
                    Cgpa = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    CgpaScale = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: false),
                    ActiveBacklogs = table.Column<int>(type: "integer", nullable: true),
                    PastBacklogs = table.Column<int>(type: "integer", nullable: true),
                    Marks10 = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    Marks12 = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    About = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Skills = table.Column<List<string>>(type: "text[]", nullable: false),
                    Projects = table.Column<string>(type: "character varying(65536)", maxLength: 65536, nullable: false),
                    VerifiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    VerifiedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Complete = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentProfiles", x => new { x.TenantId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "AssessmentSections",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Instructions = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssessmentSections", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_AssessmentSections_Assessments_TenantId_AssessmentId",
                        columns: x => new { x.TenantId, x.AssessmentId },
                        principalTable: "Assessments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Attempts",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastSavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    MaxPoints = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false),
                    Points = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    Passed = table.Column<bool>(type: "boolean", nullable: true),
                    Pending = table.Column<int>(type: "integer", nullable: false),
                    ToReview = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attempts", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Attempts_Assessments_TenantId_AssessmentId",
                        columns: x => new { x.TenantId, x.AssessmentId },
                        principalTable: "Assessments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CardEvents",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CardRow = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    What = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardEvents", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_CardEvents_Cards_TenantId_CardRow",
                        columns: x => new { x.TenantId, x.CardRow },
                        principalTable: "Cards",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CardNotes",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CardRow = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardNotes", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_CardNotes_Cards_TenantId_CardRow",
                        columns: x => new { x.TenantId, x.CardRow },
                        principalTable: "Cards",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Applications",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CardTakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DriveRow = table.Column<Guid>(type: "uuid", nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Consented = table.Column<List<string>>(type: "text[]", nullable: false),
                    AppliedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Round = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CardId = table.Column<Guid>(type: "uuid", nullable: false),
                    CardSequence = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    MoveHeard = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Applications", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Applications_Drives_TenantId_DriveRow",
                        columns: x => new { x.TenantId, x.DriveRow },
                        principalTable: "Drives",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DriveRules",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DriveRow = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    Ranking = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DriveRules", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_DriveRules_Drives_TenantId_DriveRow",
                        columns: x => new { x.TenantId, x.DriveRow },
                        principalTable: "Drives",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Recommendations",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DriveRow = table.Column<Guid>(type: "uuid", nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    Words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recommendations", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Recommendations_Drives_TenantId_DriveRow",
                        columns: x => new { x.TenantId, x.DriveRow },
                        principalTable: "Drives",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Shortlists",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DriveRow = table.Column<Guid>(type: "uuid", nullable: false),
                    RulesNumber = table.Column<int>(type: "integer", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    DryRun = table.Column<bool>(type: "boolean", nullable: false),
                    Engine = table.Column<int>(type: "integer", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Considered = table.Column<int>(type: "integer", nullable: false),
                    Qualified = table.Column<int>(type: "integer", nullable: false),
                    Listed = table.Column<int>(type: "integer", nullable: false),
                    Most = table.Column<int>(type: "integer", nullable: false),
                    OnlyVerified = table.Column<bool>(type: "boolean", nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FrozenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shortlists", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Shortlists_Drives_TenantId_DriveRow",
                        columns: x => new { x.TenantId, x.DriveRow },
                        principalTable: "Drives",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutboxDeliveries",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Handler = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxDeliveries", x => new { x.TenantId, x.MessageId, x.Handler });
                    table.ForeignKey(
                        name: "FK_OutboxDeliveries_OutboxMessages_TenantId_MessageId",
                        columns: x => new { x.TenantId, x.MessageId },
                        principalTable: "OutboxMessages",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartnershipEvents",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipRow = table.Column<Guid>(type: "uuid", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ByPartner = table.Column<bool>(type: "boolean", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnershipEvents", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_PartnershipEvents_Partnerships_TenantId_PartnershipRow",
                        columns: x => new { x.TenantId, x.PartnershipRow },
                        principalTable: "Partnerships",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PracticePlanStarts",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticePlanStarts", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticePlanStarts_PracticePlans_TenantId_PlanId",
                        columns: x => new { x.TenantId, x.PlanId },
                        principalTable: "PracticePlans",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PracticeDailyChallenges",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeDailyChallenges", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticeDailyChallenges_PracticeProblems_TenantId_ProblemId",
                        columns: x => new { x.TenantId, x.ProblemId },
                        principalTable: "PracticeProblems",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PracticeDrafts",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "character varying(65536)", maxLength: 65536, nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeDrafts", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticeDrafts_PracticeProblems_TenantId_ProblemId",
                        columns: x => new { x.TenantId, x.ProblemId },
                        principalTable: "PracticeProblems",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PracticePlanItems",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Section = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticePlanItems", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticePlanItems_PracticePlans_TenantId_PlanId",
                        columns: x => new { x.TenantId, x.PlanId },
                        principalTable: "PracticePlans",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PracticePlanItems_PracticeProblems_TenantId_ProblemId",
                        columns: x => new { x.TenantId, x.ProblemId },
                        principalTable: "PracticeProblems",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PracticeProblemRevisions",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Definition = table.Column<string>(type: "character varying(262144)", maxLength: 262144, nullable: false),
                    SavedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeProblemRevisions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticeProblemRevisions_PracticeProblems_TenantId_ProblemId",
                        columns: x => new { x.TenantId, x.ProblemId },
                        principalTable: "PracticeProblems",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PracticeProgress",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    TriedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SolvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeProgress", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticeProgress_PracticeProblems_TenantId_ProblemId",
                        columns: x => new { x.TenantId, x.ProblemId },
                        principalTable: "PracticeProblems",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuestionRevisions",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Definition = table.Column<string>(type: "character varying(131072)", maxLength: 131072, nullable: false),
                    Points = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false),
                    SavedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionRevisions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_QuestionRevisions_Questions_TenantId_QuestionId",
                        columns: x => new { x.TenantId, x.QuestionId },
                        principalTable: "Questions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecordImportLines",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Who = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Values = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Problems = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Handled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordImportLines", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_RecordImportLines_RecordImports_TenantId_ImportId",
                        columns: x => new { x.TenantId, x.ImportId },
                        principalTable: "RecordImports",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReportFiles",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RunRow = table.Column<Guid>(type: "uuid", nullable: false),
                    Format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Blob = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportFiles", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ReportFiles_ReportRuns_TenantId_RunRow",
                        columns: x => new { x.TenantId, x.RunRow },
                        principalTable: "ReportRuns",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountRoles",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    RoleId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountRoles", x => new { x.TenantId, x.AccountId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AccountRoles_Accounts_TenantId_AccountId",
                        columns: x => new { x.TenantId, x.AccountId },
                        principalTable: "Accounts",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountRoles_Roles_TenantId_RoleId",
                        columns: x => new { x.TenantId, x.RoleId },
                        principalTable: "Roles",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StudentProfileChanges",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Fields = table.Column<string>(type: "character varying(16000)", maxLength: 16000, nullable: false),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudentProfileChanges", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_StudentProfileChanges_StudentProfiles_TenantId_RecordId",
                        columns: x => new { x.TenantId, x.RecordId },
                        principalTable: "StudentProfiles",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApplicationEvents",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uuid", nullable: false),
                    What = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Detail = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationEvents", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ApplicationEvents_Applications_TenantId_ApplicationId",
                        columns: x => new { x.TenantId, x.ApplicationId },
                        principalTable: "Applications",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ShortlistAdjustments",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ShortlistId = table.Column<Guid>(type: "uuid", nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Listed = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShortlistAdjustments", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_ShortlistAdjustments_Shortlists_TenantId_ShortlistId",
                        columns: x => new { x.TenantId, x.ShortlistId },
                        principalTable: "Shortlists",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ShortlistEntries",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShortlistId = table.Column<Guid>(type: "uuid", nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Qualified = table.Column<bool>(type: "boolean", nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: true),
                    Score = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: false),
                    Parts = table.Column<string>(type: "character varying(16000)", maxLength: 16000, nullable: false),
                    Facts = table.Column<string>(type: "character varying(16000)", maxLength: 16000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShortlistEntries", x => new { x.TenantId, x.ShortlistId, x.StudentId });
                    table.ForeignKey(
                        name: "FK_ShortlistEntries_Shortlists_TenantId_ShortlistId",
                        columns: x => new { x.TenantId, x.ShortlistId },
                        principalTable: "Shortlists",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PracticeSubmissions",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ProblemId = table.Column<Guid>(type: "uuid", nullable: false),
                    RevisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "character varying(65536)", maxLength: 65536, nullable: false),
                    OwnInput = table.Column<string>(type: "character varying(65536)", maxLength: 65536, nullable: true),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MustPass = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Verdict = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Score = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    Accepted = table.Column<bool>(type: "boolean", nullable: false),
                    Milliseconds = table.Column<int>(type: "integer", nullable: true),
                    Kilobytes = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeSubmissions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_PracticeSubmissions_PracticeProblemRevisions_TenantId_Revis~",
                        columns: x => new { x.TenantId, x.RevisionId },
                        principalTable: "PracticeProblemRevisions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PracticeSubmissions_PracticeProblems_TenantId_ProblemId",
                        columns: x => new { x.TenantId, x.ProblemId },
                        principalTable: "PracticeProblems",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AssessmentItems",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: true),
                    RevisionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Points = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    Category = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Difficulty = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Tag = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssessmentItems", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_AssessmentItems_AssessmentSections_TenantId_SectionId",
                        columns: x => new { x.TenantId, x.SectionId },
                        principalTable: "AssessmentSections",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AssessmentItems_QuestionRevisions_TenantId_RevisionId",
                        columns: x => new { x.TenantId, x.RevisionId },
                        principalTable: "QuestionRevisions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AssessmentItems_Questions_TenantId_QuestionId",
                        columns: x => new { x.TenantId, x.QuestionId },
                        principalTable: "Questions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttemptQuestions",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AttemptId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Page = table.Column<int>(type: "integer", nullable: false),
                    Section = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    RevisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Points = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    Shuffle = table.Column<bool>(type: "boolean", nullable: false),
                    Presented = table.Column<string>(type: "character varying(131072)", maxLength: 131072, nullable: false),
                    Flagged = table.Column<bool>(type: "boolean", nullable: false),
                    Response = table.Column<string>(type: "character varying(262144)", maxLength: 262144, nullable: true),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Corrected = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    EvaluationRevision = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Fraction = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: true),
                    Earned = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: true),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Confidence = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: true),
                    WaitsSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    GivenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    KeyRevisionId = table.Column<Guid>(type: "uuid", nullable: true),
                    MarkerId = table.Column<Guid>(type: "uuid", nullable: true),
                    HeldUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttemptQuestions", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_AttemptQuestions_Attempts_TenantId_AttemptId",
                        columns: x => new { x.TenantId, x.AttemptId },
                        principalTable: "Attempts",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttemptQuestions_QuestionRevisions_TenantId_KeyRevisionId",
                        columns: x => new { x.TenantId, x.KeyRevisionId },
                        principalTable: "QuestionRevisions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttemptQuestions_QuestionRevisions_TenantId_RevisionId",
                        columns: x => new { x.TenantId, x.RevisionId },
                        principalTable: "QuestionRevisions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttemptQuestions_Questions_TenantId_QuestionId",
                        columns: x => new { x.TenantId, x.QuestionId },
                        principalTable: "Questions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Regrades",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    RevisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    AllAsked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Regrades", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Regrades_Assessments_TenantId_AssessmentId",
                        columns: x => new { x.TenantId, x.AssessmentId },
                        principalTable: "Assessments",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Regrades_QuestionRevisions_TenantId_RevisionId",
                        columns: x => new { x.TenantId, x.RevisionId },
                        principalTable: "QuestionRevisions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Regrades_Questions_TenantId_QuestionId",
                        columns: x => new { x.TenantId, x.QuestionId },
                        principalTable: "Questions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttemptRuns",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AttemptQuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttemptRuns", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_AttemptRuns_AttemptQuestions_TenantId_AttemptQuestionId",
                        columns: x => new { x.TenantId, x.AttemptQuestionId },
                        principalTable: "AttemptQuestions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Marks",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AttemptQuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    Fraction = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    Suggested = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: true),
                    Parts = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Marks", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_Marks_AttemptQuestions_TenantId_AttemptQuestionId",
                        columns: x => new { x.TenantId, x.AttemptQuestionId },
                        principalTable: "AttemptQuestions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedResponses",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AttemptQuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Device = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Response = table.Column<string>(type: "character varying(262144)", maxLength: 262144, nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedResponses", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_SavedResponses_AttemptQuestions_TenantId_AttemptQuestionId",
                        columns: x => new { x.TenantId, x.AttemptQuestionId },
                        principalTable: "AttemptQuestions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RegradeItems",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegradeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AttemptQuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AttemptId = table.Column<Guid>(type: "uuid", nullable: false),
                    StudentId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeenId = table.Column<Guid>(type: "uuid", nullable: true),
                    ByPerson = table.Column<bool>(type: "boolean", nullable: false),
                    OldEarned = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: true),
                    OldWaits = table.Column<bool>(type: "boolean", nullable: false),
                    OldKeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    OldTotal = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    OldPassed = table.Column<bool>(type: "boolean", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    NewEarned = table.Column<decimal>(type: "numeric(12,6)", precision: 12, scale: 6, nullable: true),
                    NewTotal = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    NewPassed = table.Column<bool>(type: "boolean", nullable: true),
                    AppliedId = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegradeItems", x => new { x.TenantId, x.Id });
                    table.ForeignKey(
                        name: "FK_RegradeItems_AttemptQuestions_TenantId_AttemptQuestionId",
                        columns: x => new { x.TenantId, x.AttemptQuestionId },
                        principalTable: "AttemptQuestions",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegradeItems_Attempts_TenantId_AttemptId",
                        columns: x => new { x.TenantId, x.AttemptId },
                        principalTable: "Attempts",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegradeItems_Regrades_TenantId_RegradeId",
                        columns: x => new { x.TenantId, x.RegradeId },
                        principalTable: "Regrades",
                        principalColumns: new[] { "TenantId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountRoles_TenantId_RoleId",
                table: "AccountRoles",
                columns: new[] { "TenantId", "RoleId" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_TenantId_Name",
                table: "Accounts",
                columns: new[] { "TenantId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_TenantId_NormalizedEmail",
                table: "Accounts",
                columns: new[] { "TenantId", "NormalizedEmail" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_TenantId_NormalizedUserName",
                table: "Accounts",
                columns: new[] { "TenantId", "NormalizedUserName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationEvents_TenantId_ApplicationId_At",
                table: "ApplicationEvents",
                columns: new[] { "TenantId", "ApplicationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Applications_TenantId_CardId",
                table: "Applications",
                columns: new[] { "TenantId", "CardId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_TenantId_DriveRow_StudentId",
                table: "Applications",
                columns: new[] { "TenantId", "DriveRow", "StudentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_TenantId_StudentId",
                table: "Applications",
                columns: new[] { "TenantId", "StudentId" });

            migrationBuilder.CreateIndex(
                name: "IX_AssessmentItems_TenantId_QuestionId",
                table: "AssessmentItems",
                columns: new[] { "TenantId", "QuestionId" });

            migrationBuilder.CreateIndex(
                name: "IX_AssessmentItems_TenantId_RevisionId",
                table: "AssessmentItems",
                columns: new[] { "TenantId", "RevisionId" });

            migrationBuilder.CreateIndex(
                name: "IX_AssessmentItems_TenantId_SectionId",
                table: "AssessmentItems",
                columns: new[] { "TenantId", "SectionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_TenantId_Status_SavedAt",
                table: "Assessments",
                columns: new[] { "TenantId", "Status", "SavedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AssessmentSections_TenantId_AssessmentId",
                table: "AssessmentSections",
                columns: new[] { "TenantId", "AssessmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttemptQuestions_TenantId_AttemptId_Position",
                table: "AttemptQuestions",
                columns: new[] { "TenantId", "AttemptId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttemptQuestions_TenantId_Confidence_WaitsSince",
                table: "AttemptQuestions",
                columns: new[] { "TenantId", "Confidence", "WaitsSince" },
                filter: "\"WaitsSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttemptQuestions_TenantId_KeyRevisionId",
                table: "AttemptQuestions",
                columns: new[] { "TenantId", "KeyRevisionId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttemptQuestions_TenantId_QuestionId",
                table: "AttemptQuestions",
                columns: new[] { "TenantId", "QuestionId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttemptQuestions_TenantId_RevisionId_GivenAt",
                table: "AttemptQuestions",
                columns: new[] { "TenantId", "RevisionId", "GivenAt" },
                filter: "\"GivenBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AttemptRuns_TenantId_AttemptQuestionId_At",
                table: "AttemptRuns",
                columns: new[] { "TenantId", "AttemptQuestionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_TenantId_AssessmentId_StudentId_Number",
                table: "Attempts",
                columns: new[] { "TenantId", "AssessmentId", "StudentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_TenantId_StartedAt_Id",
                table: "Attempts",
                columns: new[] { "TenantId", "StartedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_TenantId_Status_Deadline",
                table: "Attempts",
                columns: new[] { "TenantId", "Status", "Deadline" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_TenantId_StudentId_StartedAt",
                table: "Attempts",
                columns: new[] { "TenantId", "StudentId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_TenantId_ToReview",
                table: "Attempts",
                columns: new[] { "TenantId", "ToReview" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_ActorId",
                table: "AuditEntries",
                columns: new[] { "TenantId", "ActorId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_Sequence",
                table: "AuditEntries",
                columns: new[] { "TenantId", "Sequence" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_Subject",
                table: "AuditEntries",
                columns: new[] { "TenantId", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_CardEvents_TenantId_By_What_At",
                table: "CardEvents",
                columns: new[] { "TenantId", "By", "What", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CardEvents_TenantId_CardRow_At",
                table: "CardEvents",
                columns: new[] { "TenantId", "CardRow", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CardNotes_TenantId_CardRow",
                table: "CardNotes",
                columns: new[] { "TenantId", "CardRow" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_TenantId_CardId",
                table: "Cards",
                columns: new[] { "TenantId", "CardId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cards_TenantId_Degree_Branch_Year",
                table: "Cards",
                columns: new[] { "TenantId", "Degree", "Branch", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_TenantId_DriveId_Status_Rank",
                table: "Cards",
                columns: new[] { "TenantId", "DriveId", "Status", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_TenantId_Rank_Id",
                table: "Cards",
                columns: new[] { "TenantId", "Rank", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DriveRules_TenantId_DriveRow_Number",
                table: "DriveRules",
                columns: new[] { "TenantId", "DriveRow", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drives_TenantId_DriveId",
                table: "Drives",
                columns: new[] { "TenantId", "DriveId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drives_TenantId_Status_ApplyBy",
                table: "Drives",
                columns: new[] { "TenantId", "Status", "ApplyBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_Evaluator_Sequence",
                table: "Evaluations",
                columns: new[] { "Evaluator", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_TenantId_SubjectKind_SubjectId_Revision",
                table: "Evaluations",
                columns: new[] { "TenantId", "SubjectKind", "SubjectId", "Revision" },
                unique: true,
                filter: "\"By\" IS NULL AND \"Awaits\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_TenantId_SubjectKind_SubjectId_Sequence",
                table: "Evaluations",
                columns: new[] { "TenantId", "SubjectKind", "SubjectId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationWork_Lane_TenantId_PersonId_Sequence",
                table: "EvaluationWork",
                columns: new[] { "Lane", "TenantId", "PersonId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationWork_TenantId_SubjectKind_SubjectId_Revision",
                table: "EvaluationWork",
                columns: new[] { "TenantId", "SubjectKind", "SubjectId", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExpertProfiles_TenantId_AccountId",
                table: "ExpertProfiles",
                columns: new[] { "TenantId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Marks_TenantId_At",
                table: "Marks",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Marks_TenantId_AttemptQuestionId_Revision_Kind",
                table: "Marks",
                columns: new[] { "TenantId", "AttemptQuestionId", "Revision", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfferedDrives_TenantId_DriveId",
                table: "OfferedDrives",
                columns: new[] { "TenantId", "DriveId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_DueAt_Sequence",
                table: "OutboxMessages",
                columns: new[] { "DueAt", "Sequence" },
                filter: "\"DeliveredAt\" IS NULL AND \"FailedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipEvents_TenantId_PartnershipRow_At",
                table: "PartnershipEvents",
                columns: new[] { "TenantId", "PartnershipRow", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_TenantId_PartnerId",
                table: "Partnerships",
                columns: new[] { "TenantId", "PartnerId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_TenantId_PartnershipId",
                table: "Partnerships",
                columns: new[] { "TenantId", "PartnershipId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PracticeDailyChallenges_TenantId_Day",
                table: "PracticeDailyChallenges",
                columns: new[] { "TenantId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PracticeDailyChallenges_TenantId_ProblemId",
                table: "PracticeDailyChallenges",
                columns: new[] { "TenantId", "ProblemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeDrafts_TenantId_PersonId_ProblemId_Language",
                table: "PracticeDrafts",
                columns: new[] { "TenantId", "PersonId", "ProblemId", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PracticeDrafts_TenantId_ProblemId",
                table: "PracticeDrafts",
                columns: new[] { "TenantId", "ProblemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticePeople_TenantId_PersonId",
                table: "PracticePeople",
                columns: new[] { "TenantId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PracticePlanItems_TenantId_PlanId",
                table: "PracticePlanItems",
                columns: new[] { "TenantId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticePlanItems_TenantId_ProblemId",
                table: "PracticePlanItems",
                columns: new[] { "TenantId", "ProblemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticePlanStarts_TenantId_PersonId_PlanId",
                table: "PracticePlanStarts",
                columns: new[] { "TenantId", "PersonId", "PlanId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PracticePlanStarts_TenantId_PlanId",
                table: "PracticePlanStarts",
                columns: new[] { "TenantId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeProblemRevisions_TenantId_ProblemId_Number",
                table: "PracticeProblemRevisions",
                columns: new[] { "TenantId", "ProblemId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PracticeProblems_TenantId_Number",
                table: "PracticeProblems",
                columns: new[] { "TenantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PracticeProblems_TenantId_State_Number",
                table: "PracticeProblems",
                columns: new[] { "TenantId", "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeProgress_TenantId_PersonId_ProblemId",
                table: "PracticeProgress",
                columns: new[] { "TenantId", "PersonId", "ProblemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PracticeProgress_TenantId_ProblemId",
                table: "PracticeProgress",
                columns: new[] { "TenantId", "ProblemId" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeProgress_TenantId_SolvedAt",
                table: "PracticeProgress",
                columns: new[] { "TenantId", "SolvedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeSubmissions_TenantId_PersonId_Kind_At",
                table: "PracticeSubmissions",
                columns: new[] { "TenantId", "PersonId", "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeSubmissions_TenantId_PersonId_State",
                table: "PracticeSubmissions",
                columns: new[] { "TenantId", "PersonId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeSubmissions_TenantId_ProblemId_Kind_At",
                table: "PracticeSubmissions",
                columns: new[] { "TenantId", "ProblemId", "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeSubmissions_TenantId_RevisionId",
                table: "PracticeSubmissions",
                columns: new[] { "TenantId", "RevisionId" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionRevisions_TenantId_QuestionId_Number",
                table: "QuestionRevisions",
                columns: new[] { "TenantId", "QuestionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Questions_TenantId_Category",
                table: "Questions",
                columns: new[] { "TenantId", "Category" });

            migrationBuilder.CreateIndex(
                name: "IX_Questions_TenantId_Status_SavedAt",
                table: "Questions",
                columns: new[] { "TenantId", "Status", "SavedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMessages_TenantId_At",
                table: "ReceivedMessages",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Recommendations_TenantId_DriveRow_StudentId",
                table: "Recommendations",
                columns: new[] { "TenantId", "DriveRow", "StudentId" });

            migrationBuilder.CreateIndex(
                name: "IX_RecordImportLines_TenantId_ImportId_Number",
                table: "RecordImportLines",
                columns: new[] { "TenantId", "ImportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordImports_TenantId_At",
                table: "RecordImports",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Recordings_TenantId_SubjectKind_SubjectId_PersonId",
                table: "Recordings",
                columns: new[] { "TenantId", "SubjectKind", "SubjectId", "PersonId" });

            migrationBuilder.CreateIndex(
                name: "IX_Recordings_TenantId_TakenAt_LastAt",
                table: "Recordings",
                columns: new[] { "TenantId", "TakenAt", "LastAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RegradeItems_TenantId_AttemptId",
                table: "RegradeItems",
                columns: new[] { "TenantId", "AttemptId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegradeItems_TenantId_AttemptQuestionId",
                table: "RegradeItems",
                columns: new[] { "TenantId", "AttemptQuestionId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegradeItems_TenantId_RegradeId_AttemptQuestionId",
                table: "RegradeItems",
                columns: new[] { "TenantId", "RegradeId", "AttemptQuestionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegradeItems_TenantId_RegradeId_State",
                table: "RegradeItems",
                columns: new[] { "TenantId", "RegradeId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_TenantId_AskedAt",
                table: "Regrades",
                columns: new[] { "TenantId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_TenantId_AssessmentId",
                table: "Regrades",
                columns: new[] { "TenantId", "AssessmentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_TenantId_QuestionId",
                table: "Regrades",
                columns: new[] { "TenantId", "QuestionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Regrades_TenantId_RevisionId",
                table: "Regrades",
                columns: new[] { "TenantId", "RevisionId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportFiles_TenantId_RunRow_Format",
                table: "ReportFiles",
                columns: new[] { "TenantId", "RunRow", "Format" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportRuns_TenantId_DueAt",
                table: "ReportRuns",
                columns: new[] { "TenantId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportRuns_TenantId_Report_DueAt",
                table: "ReportRuns",
                columns: new[] { "TenantId", "Report", "DueAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportRuns_TenantId_RunId",
                table: "ReportRuns",
                columns: new[] { "TenantId", "RunId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportRuns_TenantId_Status_LeaseUntil",
                table: "ReportRuns",
                columns: new[] { "TenantId", "Status", "LeaseUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportSchedules_TenantId_Report",
                table: "ReportSchedules",
                columns: new[] { "TenantId", "Report" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Roles_TenantId_Key",
                table: "Roles",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedResponses_TenantId_AttemptQuestionId_Sequence_Device",
                table: "SavedResponses",
                columns: new[] { "TenantId", "AttemptQuestionId", "Sequence", "Device" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ShortlistAdjustments_TenantId_ShortlistId_StudentId",
                table: "ShortlistAdjustments",
                columns: new[] { "TenantId", "ShortlistId", "StudentId" });

            migrationBuilder.CreateIndex(
                name: "IX_ShortlistEntries_TenantId_ShortlistId_Rank",
                table: "ShortlistEntries",
                columns: new[] { "TenantId", "ShortlistId", "Rank" });

            migrationBuilder.CreateIndex(
                name: "IX_Shortlists_TenantId_DriveRow_DueAt_DryRun",
                table: "Shortlists",
                columns: new[] { "TenantId", "DriveRow", "DueAt", "DryRun" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentProfileChanges_TenantId_RecordId_At",
                table: "StudentProfileChanges",
                columns: new[] { "TenantId", "RecordId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentProfiles_TenantId_AccountId",
                table: "StudentProfiles",
                columns: new[] { "TenantId", "AccountId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StudentProfiles_TenantId_Branch_GraduationYear",
                table: "StudentProfiles",
                columns: new[] { "TenantId", "Branch", "GraduationYear" });

            migrationBuilder.CreateIndex(
                name: "IX_StudentProfiles_TenantId_RollNumber",
                table: "StudentProfiles",
                columns: new[] { "TenantId", "RollNumber" },
                unique: true,
                filter: "\"RollNumber\" <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_StudentProfiles_TenantId_RollNumber_Id",
                table: "StudentProfiles",
                columns: new[] { "TenantId", "RollNumber", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountRoles");

            migrationBuilder.DropTable(
                name: "ActivityDays");

            migrationBuilder.DropTable(
                name: "ApplicationEvents");

            migrationBuilder.DropTable(
                name: "AssessmentItems");

            migrationBuilder.DropTable(
                name: "AttemptRuns");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "CardEvents");

            migrationBuilder.DropTable(
                name: "CardNotes");

            migrationBuilder.DropTable(
                name: "DriveRules");

            migrationBuilder.DropTable(
                name: "Evaluations");

            migrationBuilder.DropTable(
                name: "EvaluationWork");

            migrationBuilder.DropTable(
                name: "EvaluatorSwitches");

            migrationBuilder.DropTable(
                name: "ExpertProfiles");

            migrationBuilder.DropTable(
                name: "Marks");

            migrationBuilder.DropTable(
                name: "OfferedDrives");

            migrationBuilder.DropTable(
                name: "OutboxDeliveries");

            migrationBuilder.DropTable(
                name: "PartnershipEvents");

            migrationBuilder.DropTable(
                name: "PracticeDailyChallenges");

            migrationBuilder.DropTable(
                name: "PracticeDrafts");

            migrationBuilder.DropTable(
                name: "PracticePeople");

            migrationBuilder.DropTable(
                name: "PracticePlanItems");

            migrationBuilder.DropTable(
                name: "PracticePlanStarts");

            migrationBuilder.DropTable(
                name: "PracticeProgress");

            migrationBuilder.DropTable(
                name: "PracticeSubmissions");

            migrationBuilder.DropTable(
                name: "ReceivedMessages");

            migrationBuilder.DropTable(
                name: "Recommendations");

            migrationBuilder.DropTable(
                name: "RecordImportLines");

            migrationBuilder.DropTable(
                name: "Recordings");

            migrationBuilder.DropTable(
                name: "RegradeItems");

            migrationBuilder.DropTable(
                name: "ReportFiles");

            migrationBuilder.DropTable(
                name: "ReportSchedules");

            migrationBuilder.DropTable(
                name: "SavedResponses");

            migrationBuilder.DropTable(
                name: "ShortlistAdjustments");

            migrationBuilder.DropTable(
                name: "ShortlistEntries");

            migrationBuilder.DropTable(
                name: "StudentFacts");

            migrationBuilder.DropTable(
                name: "StudentProfileChanges");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "Roles");

            migrationBuilder.DropTable(
                name: "Applications");

            migrationBuilder.DropTable(
                name: "AssessmentSections");

            migrationBuilder.DropTable(
                name: "Cards");

            migrationBuilder.DropTable(
                name: "OutboxMessages");

            migrationBuilder.DropTable(
                name: "Partnerships");

            migrationBuilder.DropTable(
                name: "PracticePlans");

            migrationBuilder.DropTable(
                name: "PracticeProblemRevisions");

            migrationBuilder.DropTable(
                name: "RecordImports");

            migrationBuilder.DropTable(
                name: "Regrades");

            migrationBuilder.DropTable(
                name: "ReportRuns");

            migrationBuilder.DropTable(
                name: "AttemptQuestions");

            migrationBuilder.DropTable(
                name: "Shortlists");

            migrationBuilder.DropTable(
                name: "StudentProfiles");

            migrationBuilder.DropTable(
                name: "PracticeProblems");

            migrationBuilder.DropTable(
                name: "Attempts");

            migrationBuilder.DropTable(
                name: "QuestionRevisions");

            migrationBuilder.DropTable(
                name: "Drives");

            migrationBuilder.DropTable(
                name: "Assessments");

            migrationBuilder.DropTable(
                name: "Questions");
        }
    }
}
