namespace RadBelt.Gpu.Physics;

/// <summary>
/// Input that cannot be used: the message names the thing, its value, the bound it breaks and the remedy, and is fit to be shown to the user
/// as it stands. The tool answers it with exit code 2 and writes nothing.
/// </summary>
public class InvalidInputException : ArgumentException
{
    /// <summary>An error about input, with the whole sentence to show.</summary>
    public InvalidInputException(string message)
        : base(message)
    {
    }

    internal InvalidInputException(InvariantText message)
        : base(InvariantText.Of(message))
    {
    }

    /// <summary>An error about input with what caused it.</summary>
    public InvalidInputException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
