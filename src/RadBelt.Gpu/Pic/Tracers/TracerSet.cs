using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>
/// Tracers of a particle-in-cell run: particles that feel its fields as macro-particles do and have no effect on them, as Allanson et al. (2021, §§2–4) follow
/// electrons. Ensembles are injected at an energy and a pitch angle, or chosen from the plasma by windows in both.
/// </summary>
public sealed record TracerSet
{
    // They start from the host, 40 bytes each.
    private const long LargestCount = 1 << 28;

    /// <summary>What they are.</summary>
    public Species Kind { get; init; } = Species.Electron;

    /// <summary>Ensembles that are put in: positions uniform over the <see cref="Stretch"/>, uniform gyrophases.</summary>
    public IReadOnlyList<ParticleEnsemble> Injected { get; init; } = [];

    /// <summary>Windows from which macro-particles are copied; their ensembles come after those <see cref="Injected"/>.</summary>
    public IReadOnlyList<TracerWindow> Chosen { get; init; } = [];

    /// <summary>Time at which tracking starts, s, ≥ 0: the first step at or after it. In the paper some 0.03 s, when the driven waves have filled the domain.</summary>
    public double StartTime { get; init; }

    /// <summary>
    /// The waves that pitch angles face: with <see cref="WaveDirections.Forward"/> they are measured from −B0, against which such waves run, and electrons below
    /// 90° resonate with them, as papers have it; otherwise from +B0, as <see cref="Resonance.FacingWaves"/> says. It holds for ensembles, windows and
    /// what is recorded, not for momenta.
    /// </summary>
    public WaveDirections Facing { get; init; } = WaveDirections.Backward;

    /// <summary>
    /// Whether what is recorded is the angle between the velocity and the field line, 0 … 90°, whichever way along it a tracer goes. Waves of both directions
    /// carry electrons across 90°; a variance that tends to that of sin α over 0 … 90°, π − 3 rad² = 465 deg², is one of folded angles.
    /// </summary>
    public bool Folded { get; init; }

    /// <summary>
    /// Bounds of where tracers start, m, rounded to whole cells; the whole domain, or what lies between the absorbing layers, when not given. Around a periodic
    /// domain tracers run as particles do. In an open one they stay within the stretch: one that leaves it at one side comes back at the other, with the
    /// same momentum. A resonant electron crosses a domain of hundreds of kilometres in some 20 ms and is followed ten times as long. Waves at both
    /// sides are unrelated: for incoherent waves that is one more random phase; coherent ones want a periodic domain.
    /// </summary>
    public (double Lower, double Upper)? Stretch { get; init; }

    /// <summary>Tracers wanted in all, 2²⁸ at most.</summary>
    public long Count => Injected.Sum(e => e.Count) + Chosen.Sum(w => w.Count);

    /// <summary>First cell of the stretch, and the cell after its last one, as the grid counts them.</summary>
    internal (int First, int End) CellsOf(PicSetup setup)
    {
        double layer = setup.Open?.Layer ?? 0, dx = setup.Grid.CellSize;
        (double lower, double upper) = Stretch ?? (layer, setup.Grid.Length - layer);
        return ((int)Math.Round(lower / dx), (int)Math.Round(upper / dx));
    }

    internal void Validate(PicSetup setup)
    {
        if (Injected.Count + Chosen.Count == 0)
        {
            throw new InvalidInputException("tracers: the set is empty; give an ensemble to inject or a window to choose from");
        }

        if (Injected.Count > 0)
        {
            ParticleEnsemble.Validate(Injected);
        }

        if (Folded && Injected.FirstOrDefault(e => e.PitchAngle > Math.PI / 2) is { } wide)
        {
            throw new InvalidInputException(
                $"tracers: a pitch angle of {wide.PitchAngle / Units.Degree:G6}° is none of those that are folded into 0° … 90°; give {180 - (wide.PitchAngle / Units.Degree):G6}°, or do not fold");
        }

        Require.NotNegative(StartTime, "tracers: start time", "s");
        if (Stretch is { } stretch && !(stretch.Lower >= 0 && stretch.Upper <= setup.Grid.Length && CellsOf(setup) is var (first, end) && first < end))
        {
            throw new InvalidInputException(
                $"tracers: the stretch {stretch.Lower:G6} … {stretch.Upper:G6} m must hold a cell ({setup.Grid.CellSize:G4} m) at least and lie within the domain, 0 … {setup.Grid.Length:G6} m");
        }

        foreach (TracerWindow window in Chosen)
        {
            window.Validate();
            PicSpecies from = setup.Species.FirstOrDefault(s => s.Name == window.Species) ?? throw new InvalidInputException(
                $"tracers: there is no species {window.Species} to choose from; there are {string.Join(", ", setup.Species.Select(s => s.Name))}");
            if ((from.Kind.Charge, from.Kind.Mass) != (Kind.Charge, Kind.Mass))
            {
                throw new InvalidInputException(
                    $"tracers: {window.Species} is of {from.Kind.Name}s, the set of {Kind.Name}s; give each kind a set of its own");
            }
        }

        if (Count > LargestCount)
        {
            throw new InvalidInputException($"tracers: {Count:N0} in one set; give at most {LargestCount:N0}, and several sets for more");
        }
    }
}
