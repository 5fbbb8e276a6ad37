using Npgsql;

namespace PrepPlatform.Tests.Load.Placement;

/// <summary>Many candidates of one company, put straight into its tables: two drives, eight branches, skills and snapshots as long as real ones.</summary>
internal static class CandidateRows
{
    public const int Count = 20_000;

    public static async Task AddAsync(string owner, string company, string college, int count, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(owner);
        await using var drives = database.CreateCommand(
            """
            INSERT INTO "OfferedDrives" ("TenantId", "Id", "DriveId", "CollegeId", "Status", "Title", "Terms", "Rule", "Ranking", "ChangedAt", "Sequence", "Version")
            SELECT c."Id", uuidv7(), gen_random_uuid(), p."Id", 'Closed', 'Benchmark drive ' || i,
                '{"title":"Benchmark drive","about":"","roles":[],"rounds":[{"name":"Written test"},{"name":"Technical interview"},{"name":"HR interview"}],"applyBy":"2026-01-01T00:00:00Z"}', '{}', '{}', now(), 1, 1
            FROM "Tenants" c, "Tenants" p, generate_series(1, 2) i WHERE c."Identifier" = $1 AND p."Identifier" = $2
            """);
        drives.Parameters.Add(new() { Value = company });
        drives.Parameters.Add(new() { Value = college });
        await drives.ExecuteNonQueryAsync(cancellation);
        await using var cards = database.CreateCommand(
            """
            INSERT INTO "Cards" ("TenantId", "Id", "CardId", "DriveId", "CollegeId", "Name", "Rank", "Score", "Most", "Parts", "Degree", "Branch", "Year", "Cgpa", "Skills", "Snapshot",
                "Round", "Status", "WasRound", "WasStatus", "ReceivedAt", "LastSeenAt", "Sequence", "Heard", "Version")
            SELECT d."TenantId", uuidv7(), gen_random_uuid(), d."DriveId", d."CollegeId",
                (ARRAY['Asha', 'Bala', 'Chitra', 'Dev', 'Esha', 'Farhan', 'Gita', 'Harsh'])[1 + i % 8] || ' ' || (ARRAY['Singh', 'Nair', 'Mehta', 'Iyer', 'Khan', 'Das', 'Rao'])[1 + i % 7] || ' ' || i,
                i, 100 - i * 90.0 / $1, 100,
                '[{"label":"CGPA","points":' || 20 + i % 30 || ',"most":50,"value":"8.1"},{"label":"Skills","points":20,"most":30,"value":"4 of 6"},{"label":"Campus screening","points":12,"most":20,"value":"60%"}]',
                (ARRAY['B.Tech', 'B.E.', 'M.Tech', 'MCA'])[1 + i % 4], (ARRAY['Computer Science', 'Information Technology', 'Electronics', 'Electrical', 'Mechanical', 'Civil', 'Chemical', 'Data Science'])[1 + i % 8],
                2025 + i % 3, 6 + (i % 400) / 100.0, '|SQL|' || (ARRAY['Python', 'Java', 'C#', 'C++', 'Go'])[1 + i % 5] || '|' || (ARRAY['React', 'Docker', 'Linux', 'Git'])[1 + i % 4] || '|Excel|Communication|',
                '{"name":"Candidate ' || i || '","email":"candidate' || i || '@example.test","phone":"+91 98200 00000","degree":"B.Tech","branch":"Computer Science","year":2026,"cgpa":8.1,"about":"'
                    || repeat('What somebody writes about themselves. ', 12) || '","projects":[{"title":"A project","summary":"' || repeat('What it does and who uses it. ', 20) || i || '","technologies":["C#"],"link":""}],"recommendations":[]}',
                (ARRAY['', '', 'Written test', 'Technical interview'])[1 + i % 4], (ARRAY['Active', 'Active', 'Active', 'Active', 'Selected', 'Rejected'])[1 + i % 6], '', 'Active',
                now() - i * interval '1 second', CASE WHEN i % 3 = 0 THEN now() END, 1, 1, 2
            FROM generate_series(1, $1) i JOIN LATERAL (SELECT * FROM "OfferedDrives" o WHERE o."Title" = 'Benchmark drive ' || 1 + i % 2 LIMIT 1) d ON true
            """);
        cards.Parameters.Add(new() { Value = count });
        await cards.ExecuteNonQueryAsync(cancellation);
        await using var analyze = database.CreateCommand("VACUUM ANALYZE \"Cards\"");
        await analyze.ExecuteNonQueryAsync(cancellation);
    }
}
