namespace PrepPlatform.Profiles.Areas.Profiles.Record;

/// <summary>What the field for skills suggests; anything else may be typed.</summary>
internal static class SkillNames
{
    public static readonly IReadOnlyList<string> All =
    [
        "Android", "Angular", "Ansible", "Apache Kafka", "ASP.NET Core", "AutoCAD", "AWS", "Azure", "Bash", "C", "C#", "C++", "Communication", "CSS", "Data analysis", "Data structures", "Deep learning",
        "Django", "Docker", "Embedded C", "Excel", "Express", "FastAPI", "Figma", "Flask", "Flutter", "Git", "Go", "Google Cloud", "HTML", "Java", "JavaScript", "Kotlin", "Kubernetes", "Linux",
        "Machine learning", "MATLAB", "MongoDB", "MySQL", "Networking", "Node.js", "NumPy", "Operating systems", "pandas", "PHP", "PLC programming", "PostgreSQL", "Power BI", "Public speaking", "Python",
        "PyTorch", "React", "Redis", "REST APIs", "Rust", "Selenium", "SolidWorks", "Spring Boot", "SQL", "Statistics", "Swift", "System design", "Tableau", "Teamwork", "TensorFlow", "Testing",
        "TypeScript", "Unity", "Verilog", "VHDL", "Vue",
    ];
}
