using System.Globalization;
using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>A <c>test-particles</c> deck: ensembles of electrons in a broadband whistler field.</summary>
internal sealed record TestParticlesDeck : UniformPlasmaDeck
{
    /// <summary>
    /// Largest |Ω_ce| Δt, rad, of the full-orbit movers. The run checks it too; here the fault has a line and a column.
    /// </summary>
    private static readonly double LargestGyrationStep = StepRule.FullOrbit.LargestAngle;

    /// <summary>The wave field.</summary>
    [DeckKey("waves", Doc = "The wave field.")]
    public required WavesSection Waves { get; init; }

    /// <summary>The electrons.</summary>
    [DeckKey("ensembles", Doc = "The ensembles of electrons.")]
    public required EnsemblesSection Ensembles { get; init; }

    /// <summary>How electrons are moved.</summary>
    [DeckKey("mover", Doc = "Full orbits (boris, higuera-cary), or the exact reduced equations in (x, E, pitch angle, gyrophase).",
        Example = "boris")]
    public Mover Mover { get; init; } = Mover.Boris;

    /// <summary>Floating-point numbers of the particles.</summary>
    [DeckKey("precision", Doc = "Floating-point numbers the particles are kept in.", Example = "double")]
    public Precision Precision { get; init; } = Precision.Double;

    /// <summary>Time step, s; null to have the run choose it from the gyroperiod.</summary>
    [DeckKey("time_step", Unit = "s", Min = 0, MinExclusive = true, Word = "auto",
        Default = "`auto`: chosen by the run from the gyroperiod",
        Doc = "Time step. Full orbits need 2 pi fce time_step <= 0.35 (0.0557 Tce).", Example = "0.02 Tce")]
    public double? TimeStep { get; init; }

    /// <summary>Time the run covers, s.</summary>
    [DeckKey("stop_time", Unit = "s", Min = 0, MinExclusive = true, Doc = "Time the run covers.", Example = "0.26 s")]
    public required double StopTime { get; init; }

    /// <summary>Length along B0 over which electrons start, m; null for a hundred N recurrence lengths of the N waves.</summary>
    [DeckKey("domain", Unit = "km", Min = 0, MinExclusive = true, Word = "auto", Default = "`auto`: a hundred recurrence lengths of the waves times their number",
        Doc = "Length along B0 over which the electrons start.", Example = "794 km")]
    public double? Domain { get; init; }

    /// <summary>What is kept.</summary>
    [DeckKey("outputs", Default = "the defaults of its keys", Doc = "What is kept.")]
    public OutputsSection Outputs { get; init; } = new();

    /// <inheritdoc/>
    public override void Validate(DeckContext context)
    {
        if (TimeStep is not { } step)
            return;
        double gyration = Plasma.AngularGyrofrequency * step;
        if (Mover != Mover.Reduced && gyration > LargestGyrationStep)
        {
            double largest = LargestGyrationStep / Plasma.AngularGyrofrequency;
            context.Error("time_step", string.Create(
                CultureInfo.InvariantCulture,
                $"{step:G4} s does not resolve the gyration: |Omega_ce| time_step is {gyration:G3}, and the "
                + $"{DeckWords.Of(Mover)} mover needs at most {LargestGyrationStep}; "
                + $"use at most {largest:G3} s ({LargestGyrationStep / Math.Tau:F4} Tce) or `auto`"));
        }

        if (step > StopTime)
            context.Error("time_step", string.Create(
                CultureInfo.InvariantCulture, $"{step:G4} s is longer than the run (`stop_time` is {StopTime:G4} s)"));
    }
}
