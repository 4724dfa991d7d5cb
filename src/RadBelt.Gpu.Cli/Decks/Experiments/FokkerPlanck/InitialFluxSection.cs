using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Flux at the start, j(E, α) = F(E) g(α).</summary>
internal sealed record InitialFluxSection : IDeckSection
{
    /// <summary>An exponential; null for another spectrum.</summary>
    [DeckKey("exponential", Default = "none: `spectrum` instead", Shown = true, Doc = "F falls exponentially with energy.")]
    public ExponentialFluxSection? Exponential { get; init; }

    /// <summary>A published or tabulated spectrum; null for an exponential.</summary>
    [DeckKey("spectrum", Heading = "flux", Default = "none: `exponential` instead", Doc = "F by name or by a table.")]
    public FluxSection? Spectrum { get; init; }

    /// <summary>n.</summary>
    [DeckKey("sine_power", Min = 0, Max = 100, Doc = "g is the sine of the pitch angle to this power.", Example = "1")]
    public double SinePower { get; init; } = 1;

    /// <summary>Whether g is measured from the lowest pitch angle.</summary>
    [DeckKey("from_edge", Doc = "Whether the sine of the lowest pitch angle is taken off first, so that the flux is zero there (Albert and Young 2005).", Example = "true")]
    public bool FromEdge { get; init; }

    /// <summary>Energies at which F is known, J.</summary>
    public (double Lowest, double Highest) Range => Spectrum?.Range ?? (0, double.PositiveInfinity);

    /// <summary>In words.</summary>
    public string InWords => (Exponential is { } e
        ? FormattableString.Invariant($"exp(−E/{e.FoldingEnergy / Physics.Units.KeV:G4} keV)")
        : Spectrum!.SpectrumInWords) + (FromEdge ? " × (sinα − sinα_edge)" : " × sinα") + (SinePower == 1 ? "" : FormattableString.Invariant($"^{SinePower:G4}"));

    /// <summary>j, m⁻² s⁻¹ sr⁻¹ J⁻¹, by E (J) and α (rad).</summary>
    /// <param name="lowestPitchAngle">Lowest pitch angle, rad.</param>
    public Func<double, double, double> Flux(double lowestPitchAngle)
    {
        IFluxSpectrum spectrum = Exponential?.Spectrum ?? Spectrum!.Spectrum;
        double edge = FromEdge ? Math.Sin(lowestPitchAngle) : 0;
        return (energy, α) => spectrum.At(energy) * Math.Pow(Math.Max(0, Math.Sin(α) - edge), SinePower);
    }

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        if (Exponential is null && Spectrum is null)
            context.Error("exponential", "this key is missing; give `exponential`, or `spectrum`");
        if (Exponential is not null && Spectrum is not null)
            context.Error("spectrum", "given together with `exponential`; keep one of the two");
    }
}

/// <summary>F = F_r exp(−(E − E_r)/E_0).</summary>
internal sealed record ExponentialFluxSection : IDeckSection
{
    /// <summary>F_r, m⁻² s⁻¹ sr⁻¹ J⁻¹.</summary>
    [DeckKey("flux", Unit = "cm^-2/s/sr/keV", Min = 0, MinExclusive = true, Max = 1e30, Doc = "Flux at `at`.", Example = "1e4 cm^-2/s/sr/keV")]
    public required double Flux { get; init; }

    /// <summary>E_r, J.</summary>
    [DeckKey("at", Unit = "keV", Min = 0, Doc = "The energy it is given at.", Example = "200 keV")]
    public required double At { get; init; }

    /// <summary>E_0, J.</summary>
    [DeckKey("folding_energy", Unit = "keV", Min = 0, MinExclusive = true, Doc = "Energy in which it falls to 1/e.", Example = "100 keV")]
    public required double FoldingEnergy { get; init; }

    /// <summary>The spectrum.</summary>
    public IFluxSpectrum Spectrum => new ExponentialFluxSpectrum(Flux * Math.Exp(At / FoldingEnergy), FoldingEnergy);
}
