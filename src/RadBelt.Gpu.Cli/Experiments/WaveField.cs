using RadBelt.Gpu.Cli.Decks.Experiments;
using RadBelt.Gpu.Kernels.Random;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>The waves of a deck: the spectrum, where it gives one, and the set that realises it.</summary>
/// <param name="Spectrum">The continuous spectrum; null when single waves are given.</param>
/// <param name="Set">The waves.</param>
internal sealed record WaveField(WaveSpectrum? Spectrum, WaveSet Set)
{
    /// <summary>Builds them; random phases come from the deck's seed and the wave's number alone.</summary>
    /// <exception cref="InvalidInputException">The mode does not propagate in the band.</exception>
    public static WaveField Of(PlasmaSection plasma, WavesSection waves, long seed)
    {
        var cold = new ColdPlasma(
            plasma.B0, plasma.Density, [.. plasma.Ions.Select(ion => new IonFraction(ion.Physics, ion.Fraction))]);
        FieldAlignedMode mode = waves.Mode == WaveMode.R ? new RMode(cold) : new LMode(cold);
        if (waves.Frequencies is { } frequencies)
            return new(null, WaveSet.Of(mode, [.. Single(waves, frequencies, seed)]));

        var (lower, upper) = (Math.Tau * waves.Band!.Value.Low, Math.Tau * waves.Band.Value.High);
        WaveSpectrum spectrum = waves.Spectrum == SpectrumShape.Flat
            ? WaveSpectrum.Flat(mode, lower, upper, waves.Amplitude, waves.Directions)
            : WaveSpectrum.Gaussian(
                mode, Math.Tau * waves.Center!.Value, Math.Tau * waves.Width!.Value, lower, upper, waves.Amplitude, waves.Directions);

        // With both directions the set alternates forward and backward waves; a deck lists the phases of the forward ones first.
        bool both = waves.Directions == WaveDirections.Both;
        Func<int, double> phase = Phase(waves, seed);
        return new(spectrum, WaveSet.Realise(
            spectrum, waves.TotalCount, j => phase(both ? (j % 2 * waves.TotalCount / 2) + j / 2 : j)));
    }

    /// <summary>E0 of each pitch angle of a deck, J: given, or in resonance with a wave the spectrum's directions hold.</summary>
    /// <exception cref="InvalidInputException">No energy resonates at a pitch angle.</exception>
    public double EnergyOf(ParticlesSection particles, int index)
    {
        if (particles.EnergyOf(index) is { } energy)
            return energy;
        double α = particles.PitchAngles[index], ω = Math.Tau * particles.ResonantWith!.Value;
        foreach (WaveDirections direction in (WaveDirections[])[WaveDirections.Backward, WaveDirections.Forward])
        {
            if (Set.WaveNumbers.Any(k => k > 0 == (direction == WaveDirections.Forward))
                && Resonance.Energies(Set.Mode, Species.Electron, ω, direction, α) is [double lowest, ..])
                return lowest;
        }

        bool electronsMeetWaves = Set.Mode is RMode;
        string towards = electronsMeetWaves ? "backward" : "forward", away = electronsMeetWaves ? "forward" : "backward";
        throw new InvalidInputException(FormattableString.Invariant(
            $"resonant_with: at α = {α / Units.Degree:G4}° no energy resonates with {particles.ResonantWith.Value:G5} Hz; resonance with these waves needs `directions: {towards}` where α < 90° and `{away}` where α > 90°; or give `energies`"));
    }

    private static IEnumerable<Wave> Single(WavesSection waves, IReadOnlyList<double> frequencies, long seed)
    {
        WaveDirections[] directions = waves.Directions == WaveDirections.Both
            ? [WaveDirections.Forward, WaveDirections.Backward]
            : [waves.Directions];
        double amplitude = waves.Amplitude / Math.Sqrt(waves.TotalCount);
        Func<int, double> phase = Phase(waves, seed);
        return directions.SelectMany((direction, d) => frequencies.Select(
            (f, j) => new Wave(Math.Tau * f, direction, amplitude, phase(d * frequencies.Count + j))));
    }

    private static Func<int, double> Phase(WavesSection waves, long seed)
    {
        var random = new RandomStream(seed, RandomStreams.WavePhases);
        return waves.Phases is { } phases ? j => phases[j] / Math.Tau : j => random.Uniform(j).First;
    }
}
