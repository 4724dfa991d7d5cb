using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Dispersion;

/// <summary>
/// A branch of cold-plasma waves, told apart by the sense in which the transverse electric field turns (the sign of iE_x/E_y, which has that of
/// D/(μ² − S) in Stix's symbols), never by the order of the roots μ².
/// </summary>
public sealed class WaveBranch
{
    private WaveBranch(string name, int senseBelow, int senseAbove) => (Name, SenseBelowPlasmaFrequency, SenseAbovePlasmaFrequency) = (name, senseBelow, senseAbove);

    /// <summary>Whistlers: right-hand sense (as electrons turn), below both ω_ce and ω_pe.</summary>
    public static WaveBranch Whistler { get; } = new("whistler", +1, 0);

    /// <summary>Electromagnetic ion cyclotron waves: left-hand sense (as positive ions turn), below the highest ion gyrofrequency.</summary>
    public static WaveBranch Emic { get; } = new("EMIC", -1, 0);

    /// <summary>
    /// The Z mode (slow extraordinary): from the left-hand cut-off to the upper hybrid frequency; left-hand sense below ω_pe, right-hand above.
    /// </summary>
    public static WaveBranch Z { get; } = new("Z mode", -1, +1);

    /// <summary>Name, as decks and reports have it.</summary>
    public string Name { get; }

    /// <summary>+1 right-hand, −1 left-hand, for ω &lt; ω_pe.</summary>
    internal int SenseBelowPlasmaFrequency { get; }

    /// <summary>+1 right-hand, −1 left-hand, for ω &gt; ω_pe; 0 where the branch does not exist.</summary>
    internal int SenseAbovePlasmaFrequency { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
