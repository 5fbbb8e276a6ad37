using System.Text.Json;
using PrepPlatform.Evaluators.Schemas;

namespace PrepPlatform.Tests.Unit;

/// <summary>The part of JSON Schema that question types are described with: what is checked, how it is said, and what is refused.</summary>
public sealed class SchemaTests
{
    private const string Person =
        """
        { "type": "object", "title": "Person", "required": ["name"], "properties": {
            "name": { "type": "string", "title": "Name", "minLength": 2, "maxLength": 5 },
            "age": { "type": "integer", "minimum": 0, "maximum": 150 },
            "height": { "type": "number", "exclusiveMinimum": 0, "maximum": 3 },
            "member": { "type": "boolean", "default": true },
            "kind": { "type": "string", "enum": ["a", "b"], "enumNames": ["One", "Two"] },
            "notes": { "type": "array", "minItems": 1, "maxItems": 2, "items": { "type": "object", "required": ["text"], "properties": { "text": { "type": "string", "maxLength": 3 } } } },
            "marks": { "type": "object", "additionalProperties": { "type": "number", "minimum": 1 } } } }
        """;

    private static readonly JsonSchema Schema = JsonSchema.Parse(Person);

    [Theory]
    [InlineData("""{"name":"Asha"}""")]
    [InlineData("""{"name":"Asha","age":0,"height":0.01,"member":false,"kind":"b","notes":[{"text":""}],"marks":{"x":1,"y":2.5}}""")]
    [InlineData("""{"name":"Asha","age":12.0}""")]
    public void What_fits_has_no_problems(string json) => Schema.Check(JsonElement.Parse(json)).ShouldBeEmpty();

    [Theory]
    [InlineData("""[]""", "", "This must be an object.")]
    [InlineData("""{}""", "name", "This is missing.")]
    [InlineData("""{"name":5}""", "name", "This must be a text.")]
    [InlineData("""{"name":null}""", "name", "This must be a text.")]
    [InlineData("""{"name":"A"}""", "name", "This must have at least 2 characters.")]
    [InlineData("""{"name":""}""", "name", "Fill this in.")]
    [InlineData("""{"name":"Ashaaa"}""", "name", "This may have at most 5 characters.")]
    [InlineData("""{"name":"As\u0000"}""", "name", "This holds a character that cannot be kept.")]
    [InlineData("""{"name":"As\ud800"}""", "name", "This holds a character that cannot be kept.")]
    [InlineData("""{"name":"Asha","age":1.5}""", "age", "This must be a whole number.")]
    [InlineData("""{"name":"Asha","age":-1}""", "age", "This must be at least 0.")]
    [InlineData("""{"name":"Asha","age":151}""", "age", "This may be at most 150.")]
    [InlineData("""{"name":"Asha","age":1e400}""", "age", "This number is too large, or too long.")]
    [InlineData("""{"name":"Asha","age":"5"}""", "age", "This must be a whole number.")]
    [InlineData("""{"name":"Asha","height":0}""", "height", "This must be more than 0.")]
    [InlineData("""{"name":"Asha","height":true}""", "height", "This must be a number.")]
    [InlineData("""{"name":"Asha","member":"yes"}""", "member", "This must be yes or no.")]
    [InlineData("""{"name":"Asha","kind":"c"}""", "kind", "Choose one of: a, b.")]
    [InlineData("""{"name":"Asha","notes":[]}""", "notes", "There must be at least 1 of these.")]
    [InlineData("""{"name":"Asha","notes":[{"text":"a"},{"text":"b"},{"text":"c"}]}""", "notes", "There may be at most 2 of these.")]
    [InlineData("""{"name":"Asha","notes":{}}""", "notes", "This must be a list.")]
    [InlineData("""{"name":"Asha","notes":[{"text":"a"},{"text":"long"}]}""", "notes[1].text", "This may have at most 3 characters.")]
    [InlineData("""{"name":"Asha","notes":[{}]}""", "notes[0].text", "This is missing.")]
    [InlineData("""{"name":"Asha","marks":{"x":0}}""", "marks.x", "This must be at least 1.")]
    [InlineData("""{"name":"Asha","other":1}""", "other", "'other' is not known here.")]
    [InlineData("""{"name":"Asha","name":"Asha"}""", "name", "This is here twice.")]
    [InlineData("""{"name":"Asha","\ud800":1}""", "", "A name in here holds a character that cannot be kept.")]
    [InlineData("""{"name":"Asha","marks":{"\ud800":1}}""", "marks", "A name in here holds a character that cannot be kept.")]
    public void What_does_not_fit_is_said_with_its_place(string json, string path, string message) =>
        Schema.Check(JsonElement.Parse(json)).ShouldBe([new(path, message)]);

    [Fact]
    public void A_long_foreign_name_is_cut_and_twenty_problems_are_enough()
    {
        Schema.Check(JsonElement.Parse($$"""{"name":"Asha","{{new string('x', 500)}}":1}""")).Single().Path.Length.ShouldBe(40);
        var many = string.Join(",", Enumerable.Range(0, 500).Select(i => $"\"n{i}\":0"));
        Schema.Check(JsonElement.Parse("{\"name\":\"Asha\",\"marks\":{" + many + "}}")).Count.ShouldBe(20);
    }

    [Fact]
    public void Labels_defaults_and_choices_are_there_for_forms()
    {
        var properties = Schema.Root.Properties.ToDictionary();
        Schema.Root.Title.ShouldBe("Person");
        Schema.Root.Properties.Select(p => p.Key).ShouldBe(["name", "age", "height", "member", "kind", "notes", "marks"]);
        properties["member"].Default!.Value.GetBoolean().ShouldBeTrue();
        properties["kind"].ChoiceNames.ShouldBe(["One", "Two"]);
        properties["marks"].Others!.Kind.ShouldBe(SchemaKind.Number);
        properties["height"].ShouldSatisfyAllConditions(h => h.More.ShouldBeTrue(), h => h.Least.ShouldBe(0), h => h.Most.ShouldBe(3));
    }

    [Theory]
    [InlineData("""nonsense""", "The schema is no JSON")]
    [InlineData("""5""", "# must be an object")]
    [InlineData("""{}""", "# needs a 'type'")]
    [InlineData("""{"type":["string","null"]}""", "'type' must be a text")]
    [InlineData("""{"type":"string","maxLength":5,"pattern":"x"}""", "# uses 'pattern'")]
    [InlineData("""{"type":"string","maxLength":5,"const":"x"}""", "# uses 'const'")]
    [InlineData("""{"type":"object","properties":{"a":{"oneOf":[]}}}""", "#/properties/a needs a 'type'")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"number","maxLength":5}}}""", "#/properties/a uses 'maxLength'")]
    [InlineData("""{"type":"number","enum":["1"]}""", "# uses 'enum'")]
    [InlineData("""{"type":"string"}""", "needs 'maxLength'")]
    [InlineData("""{"type":"array","items":{"type":"boolean"}}""", "needs 'maxItems'")]
    [InlineData("""{"type":"array","maxItems":5}""", "needs 'items'")]
    [InlineData("""{"type":"object","required":["a"]}""", "requires 'a', which it does not describe")]
    [InlineData("""{"type":"object","additionalProperties":true}""", "#/additionalProperties must be an object")]
    [InlineData("""{"type":"object","properties":[]}""", "'properties' must be an object")]
    [InlineData("""{"type":"string","enum":["a","b"],"enumNames":["One"]}""", "as many 'enumNames'")]
    [InlineData("""{"type":"string","enum":[1]}""", "must be a list of texts")]
    [InlineData("""{"type":"string","maxLength":5,"format":"date"}""", "the format 'date'")]
    [InlineData("""{"type":"number","minimum":"1"}""", "'minimum' must be a number")]
    [InlineData("""{"type":"number","minimum":0,"exclusiveMinimum":0}""", "one of them is enough")]
    [InlineData("""{"type":"number","minimum":2,"maximum":1}""", "at least 2 and at most 1")]
    [InlineData("""{"type":"string","maxLength":2,"default":"long"}""", "a 'default' that does not fit")]
    [InlineData("""{"type":"boolean","title":"a","title":"b"}""", "'title' twice")]
    public void What_would_not_be_checked_is_refused(string schema, string message) =>
        Should.Throw<JsonSchemaException>(() => JsonSchema.Parse(schema)).Message.ShouldContain(message);
}
