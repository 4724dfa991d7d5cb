using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>Where the ensembles start and the coefficients at the last sample, measured and of theory: the group <c>/ensembles</c>.</summary>
internal static class EnsemblesTable
{
    private const string Group = "/ensembles";

    /// <summary>The axis that tables of several ensembles run along.</summary>
    public static TableAxis Axis(int count) => new("ensemble", "1", "ensemble", [.. Enumerable.Range(0, count)]);

    /// <summary>Writes the group.</summary>
    public static void Write(Hdf5File file, IReadOnlyList<EnsembleOutcome> outcomes)
    {
        var table = new Hdf5Table(file, Group, Axis(outcomes.Count));
        table.Add<double>(new("pitch_angle", "rad", "initial pitch angle"), [.. outcomes.Select(o => o.Ensemble.PitchAngle)]);
        table.Add<double>(new("energy", "J", "initial kinetic energy"), [.. outcomes.Select(o => o.Ensemble.Energy)]);
        table.Add<long>(new("count", "1", "particles"), [.. outcomes.Select(o => o.Ensemble.Count)]);
        foreach (EnsembleQuantity quantity in EnsembleQuantity.All)
        {
            table.Add<double>(quantity.Column, [.. outcomes.Select(quantity.Of)]);
        }
    }

    /// <summary>Reads where the ensembles start.</summary>
    /// <exception cref="InvalidInputException">The group is not as written.</exception>
    public static IReadOnlyList<ParticleEnsemble> Read(Hdf5File file)
    {
        var table = new TableReader(file, Group);
        double[] angles = table.Axis("pitch_angle");
        double[] energies = table.Column("energy", angles.Length);
        long[] counts = file.Read<long>($"{Group}/count", [angles.Length]);
        return [.. angles.Select((angle, i) => new ParticleEnsemble(angle, energies[i], counts[i]))];
    }

    /// <summary>Reads one of the <see cref="EnsembleQuantity"/>s for each ensemble.</summary>
    /// <exception cref="InvalidInputException">The column is not as written.</exception>
    public static double[] Read(Hdf5File file, string quantity, int ensembles) => new TableReader(file, Group).Column(quantity, ensembles);
}
