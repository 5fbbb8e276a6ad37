using System.Collections.Frozen;
using System.Text;

namespace PrepPlatform.SemanticText.Reading;

/// <summary>Cyrillic, Greek and other letters that are printed like Latin ones.</summary>
internal static class LookAlikes
{
    private const string Others = "аеорсухіјѕһԁԛԝνοκρτυωαιχγАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧӏҽռսցհօɡıɑвнмтк";
    private const string Latins = "aeopcyxijshdqwvokptuwaixyabekmhopctyxijsabezhikmnoptyxleusghogiabhmtk";

    private static readonly FrozenDictionary<int, char> Known = Others.Zip(Latins).DistinctBy(p => p.First).ToFrozenDictionary(p => (int)p.First, p => p.Second);

    public static char? Latin(Rune letter) => Known.TryGetValue(letter.Value, out var latin) ? latin : null;
}
