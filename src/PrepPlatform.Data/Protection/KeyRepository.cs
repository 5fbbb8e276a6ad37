using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace PrepPlatform.Data.Protection;

/// <summary>Keeps the data-protection keys in the catalogue, so that every node reads what any node protected.</summary>
internal sealed class KeyRepository(Databases databases) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.OpenCatalogue();
        return [.. db.Set<StoredKey>().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.OpenCatalogue();
        db.Add(new StoredKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
