using System.CommandLine;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary>Arguments and options that several words share.</summary>
internal static class Options
{
    public static Argument<string> Deck() => new("deck") { Description = "A YAML deck; docs/decks.md describes its keys." };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Changes a value of the deck: --set waves.amplitude=3pT. May be given several times.",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string> Device() => new("--device")
    {
        Description = "auto, cpu, cuda:0, opencl:0, …; `radbelt devices` lists them.",
        HelpName = "device",
        DefaultValueFactory = _ => "auto",
    };

    public static Option<bool> Json() => new("--json") { Description = "Prints one JSON object on standard output and nothing else there." };
}
