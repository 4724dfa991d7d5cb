using System.Text.RegularExpressions;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Hdf5.Native;

/// <summary>Turns a failed library call into the one sentence a user reads: file, object, what failed, why, remedy.</summary>
internal static partial class Failure
{
    /// <summary>A file that could not be written.</summary>
    public static Hdf5Exception Writing(string file, string? target, string what)
    {
        IReadOnlyList<string> messages = Hdf5Library.TakeErrors();
        string sentence = Sentence(file, target, what, Reason(messages), "choose a place that can be written, or check the disk");
        return new Hdf5Exception(sentence) { LibraryMessages = messages };
    }

    /// <summary>A file that could not be read as asked.</summary>
    public static InvalidInputException Reading(string file, string? target, string what)
    {
        IReadOnlyList<string> messages = Hdf5Library.TakeErrors();
        (string? Reason, string? Remedy) reason = Reason(messages);
        string sentence = Sentence(file, target, what, reason, "the file may be damaged: write or copy it again");
        return new InvalidInputException(sentence, new Hdf5Exception(string.Join("; ", messages)) { LibraryMessages = messages });
    }

    private static string Sentence(string file, string? target, string what, (string? Why, string? Remedy) reason, string usualRemedy)
    {
        string place = target is null ? file : $"{file}: {target}";
        string why = reason.Why is null ? string.Empty : $" ({reason.Why})";
        return $"{place}: {what}{why}; {reason.Remedy ?? usualRemedy}.";
    }

    /// <summary>What the library's stack says went wrong: the operating system's word if there is one, else its innermost line.</summary>
    private static (string? Why, string? Remedy) Reason(IReadOnlyList<string> messages)
    {
        string all = string.Join('\n', messages);
        if (all.Contains("No space left", StringComparison.Ordinal) || all.Contains("errno = 28,", StringComparison.Ordinal))
        {
            return ("the disk is full", "free some space or write elsewhere");
        }

        if (all.Contains("truncated file", StringComparison.Ordinal))
        {
            return ("the file is truncated: its end is missing", "write or copy it again");
        }

        if (all.Contains("unable to lock file", StringComparison.Ordinal))
        {
            return ("another process has it open", "wait until that process has finished");
        }

        Match system = SystemMessage().Match(all);
        return (system.Success ? system.Groups[1].Value : messages.FirstOrDefault(), null);
    }

    [GeneratedRegex("error message = '([^']*)'")]
    private static partial Regex SystemMessage();
}
