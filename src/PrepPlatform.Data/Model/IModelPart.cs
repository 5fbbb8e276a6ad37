using Microsoft.EntityFrameworkCore;

namespace PrepPlatform.Data.Model;

/// <summary>A module's part of the two models. Tables of other modules are not named in it: across modules there are ids only.</summary>
public interface IModelPart
{
    /// <summary>Adds tenant-owned tables, which live in every shard.</summary>
    void BuildShard(ModelBuilder model) { }

    /// <summary>Adds tables of the installation itself, which live in the catalogue.</summary>
    void BuildCatalogue(ModelBuilder model) { }
}
