using RadBelt.Gpu.Chorus;

namespace RadBelt.Gpu.Cli.Reports.Chorus;

/// <summary>What a <c>chorus-element</c> run made: one element on several field lines. SI units and radians.</summary>
internal sealed record ElementReportData
{
    /// <summary>The medium.</summary>
    public required ChorusMedium Medium { get; init; }

    /// <summary>The source, in words.</summary>
    public required ElementSource Source { get; init; }

    /// <summary>The element on each field line.</summary>
    public required IReadOnlyList<ChorusElement> Elements { get; init; }

    /// <summary>Wall time, s.</summary>
    public double Elapsed { get; init; }

    /// <summary>Whether it was made on every field line.</summary>
    public bool Completed { get; init; } = true;
}

/// <summary>The source of an element, and how it propagates.</summary>
/// <param name="Kind">ducted or nonducted.</param>
/// <param name="FirstFrequency">Frequency at the start, Hz.</param>
/// <param name="LastFrequency">Frequency at the end, Hz.</param>
/// <param name="Duration">Duration of the tone, s.</param>
/// <param name="Amplitude">Greatest amplitude, T.</param>
/// <param name="Rays">Rays it is made of; 0 for a ducted one.</param>
internal sealed record ElementSource(string Kind, double FirstFrequency, double LastFrequency, double Duration, double Amplitude, int Rays);
