using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic.Recorders;

/// <summary>Records where the energy and the momentum are, the wave field, and how well charge is conserved.</summary>
/// <param name="model">What is recorded.</param>
/// <param name="interval">Time between looks, s, positive. A look costs about as much as a step.</param>
public sealed class EnergyHistory(PicModel model, double interval) : ISimulationOutput, ICheckpointed
{
    private const int Scalars = 12;
    private readonly List<PicEnergy> energies = [];
    private readonly List<double> residuals = [];

    /// <inheritdoc/>
    public double Interval => interval;

    /// <summary>Energies at each look.</summary>
    public IReadOnlyList<PicEnergy> Energies => energies;

    /// <summary><see cref="PicModel.ChargeResidual"/> at each look.</summary>
    public IReadOnlyList<double> ChargeResiduals => residuals;

    /// <summary>Change of <see cref="PicEnergy.Balance"/> since the start over what the run held then; 0 before the first look.</summary>
    public double Drift => energies is [var first, .., var last] && first.Held > 0 ? (last.Balance - first.Balance) / first.Held : 0;

    /// <inheritdoc/>
    public void Sample(double time)
    {
        energies.Add(model.Energy());
        residuals.Add(model.ChargeResidual());
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write<double>("kinetic", [.. energies.SelectMany(e => e.Kinetic)]);
        writer.Write<double>("scalars", [.. energies.SelectMany((e, i) => (double[])
            [
                e.Time, e.Electric, e.Magnetic, e.Absorbed, e.Driven, e.Exchanged, e.Momentum, e.MomentumExchanged, e.WaveField, residuals[i],
                e.Cold, e.Relaxed,
            ])]);
    }

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int species = model.Setup.Species.Count;
        double[] kinetic = reader.Read<double>("kinetic"), scalars = reader.Read<double>("scalars");
        if (kinetic.Length * Scalars != scalars.Length * species)
        {
            throw new InvalidInputException($"checkpoint: its energies are not of {species} species; it is of another run");
        }

        energies.Clear();
        residuals.Clear();
        for (int i = 0; i < scalars.Length / Scalars; i++)
        {
            ReadOnlySpan<double> s = scalars.AsSpan(i * Scalars, Scalars);
            energies.Add(new(s[0], kinetic[(i * species)..((i + 1) * species)], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8])
            {
                Cold = s[10],
                Relaxed = s[11],
            });
            residuals.Add(s[9]);
        }
    }
}
