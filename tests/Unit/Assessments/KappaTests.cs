using PrepPlatform.Assessments.Domain;

namespace PrepPlatform.Tests.Unit.Assessments;

/// <summary>Agreement, against published data and figures worked out by hand.</summary>
public sealed class KappaTests
{
    /// <summary>The anxiety ratings that come with the R package irr, raters 1 and 2: <c>kappa2(anxiety[, 1:2], "squared")</c> gives 0.297. By hand: 1 − 2.5 / 3.555.</summary>
    [Fact]
    public void It_gives_the_published_figure_of_the_anxiety_ratings()
    {
        int[] one = [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3], two = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4];
        var kappa = Kappa.Of([.. one.Zip(two, (x, y) => ((decimal)x, (decimal)y))]);
        (kappa.Pairs, kappa.Equal, kappa.Word).ShouldBe((20, 0.3, "fair"));
        kappa.Value!.Value.ShouldBe(1 - 2.5 / 3.555, 1e-9);
        Math.Round(kappa.Value.Value, 3).ShouldBe(0.297);
    }

    /// <summary>A table of 100 diagnoses (J. L. Fleiss, Statistical Methods for Rates and Proportions, table 13.1): observed 0.23, expected 0.94, so 1 − 0.23 / 0.94.</summary>
    [Fact]
    public void It_gives_what_a_table_of_counts_gives_by_hand()
    {
        int[][] table = [[75, 1, 4], [5, 4, 1], [0, 0, 10]];
        var pairs = table.SelectMany((row, i) => row.SelectMany((count, j) => Enumerable.Repeat(((decimal)i, (decimal)j), count))).ToList();
        Kappa.Of(pairs).Value!.Value.ShouldBe(1 - 0.23 / 0.94, 1e-9);
        Kappa.Of(pairs).Equal.ShouldBe(0.89);
    }

    [Fact]
    public void Full_agreement_is_1_and_systematic_disagreement_is_below_0()
    {
        Kappa.Of([(0, 0), (0.5m, 0.5m), (1, 1)]).Value.ShouldBe(1);
        Kappa.Of([(0, 1), (1, 0)]).ShouldBe(new Kappa(2, 0, -1));
        Kappa.Of([(0, 1), (1, 0)]).Word.ShouldBe("poor");
    }

    [Fact]
    public void It_is_not_defined_without_pairs_with_one_or_where_everything_is_the_same()
    {
        Kappa.Of([]).ShouldBe(new Kappa(0, null, null));
        Kappa.Of([(0.5m, 1)]).ShouldBe(new Kappa(1, 0, null));
        Kappa.Of([(0.75m, 0.75m), (0.75m, 0.75m), (0.75m, 0.75m)]).ShouldBe(new Kappa(3, 1, null));
        Kappa.Of([]).Word.ShouldBe("not defined");
    }

    [Fact]
    public void One_side_that_never_varies_agrees_no_better_than_chance() => Kappa.Of([(1, 0), (1, 1), (1, 0.5m)]).Value!.Value.ShouldBe(0, 1e-9);
}
