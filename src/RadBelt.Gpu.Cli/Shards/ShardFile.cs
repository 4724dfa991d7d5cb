using System.Security.Cryptography;
using System.Text;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>What the file of a shard says of itself: attributes of the group <c>/shard</c>, which also holds what only <c>radbelt merge</c> reads.</summary>
/// <param name="Shard">Which shard it is.</param>
/// <param name="Items">Items of the whole run.</param>
/// <param name="Range">Those of this shard.</param>
/// <param name="DeckHash">SHA-256 of the deck's keys and values: the same for the same numbers, however they are spelt.</param>
internal sealed record ShardFile(Shard Shard, long Items, ItemRange Range, string DeckHash)
{
    /// <summary>The group.</summary>
    public const string Group = "/shard";

    /// <summary>What a shard of a deck says.</summary>
    public static ShardFile Of(Deck deck, Shard shard, IShardable experiment) =>
        new(shard, experiment.Items, shard.Range(experiment.Items, experiment.ItemName), HashOf(deck));

    /// <summary>Whether a file is that of a shard.</summary>
    public static bool IsShard(Hdf5File file) => file.Exists(Group);

    /// <summary>Writes the group.</summary>
    public void Write(Hdf5File file)
    {
        file.CreateGroup(Group);
        file.SetAttribute(Group, "number", Shard.Number);
        file.SetAttribute(Group, "of", Shard.Of);
        file.SetAttribute(Group, "items", Items);
        file.SetAttribute(Group, "first_item", Range.First);
        file.SetAttribute(Group, "item_count", Range.Count);
        file.SetAttribute(Group, "deck_sha256", DeckHash);
    }

    /// <summary>Reads the group.</summary>
    /// <exception cref="InvalidInputException">The file is not that of a shard.</exception>
    public static ShardFile Read(Hdf5File file) => IsShard(file)
        ? new(
            new(file.ReadAttribute<int>(Group, "number"), file.ReadAttribute<int>(Group, "of")),
            file.ReadAttribute<long>(Group, "items"),
            new(file.ReadAttribute<long>(Group, "first_item"), file.ReadAttribute<long>(Group, "item_count")),
            file.ReadStringAttribute(Group, "deck_sha256"))
        : throw new InvalidInputException($"{file.Path}: is not a shard (it has no group '{Group}'); name files that `radbelt run --shard` wrote");

    private static string HashOf(Deck deck)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in DeckParameters.Of(deck.Experiment))
            text.Append(key).Append('=').Append(value).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
