using System.Globalization;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.TestParticles;
using RadBelt.Gpu.Transport;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>
/// Particles at the times of the snapshots in openPMD 1.1: an iteration for each, numbered by the time step, with one species
/// <c>ensemble_000</c>, … for each ensemble. Energy and pitch angle follow from the momentum.
/// </summary>
internal static class SnapshotParticles
{
    /// <summary>Writes the iterations.</summary>
    public static void Write(Hdf5File file, BroadbandScatteringResult result)
    {
        OpenPmdWriter output = RunFile.OpenPmd(file, particles: true);
        for (int k = 0; k < result.Ensembles[0].Snapshots.Count; k++)
        {
            double time = result.Ensembles[0].Snapshots[k].Time;
            OpenPmdIteration now = output.Iteration(Step(time, result.Plan.TimeStep), time, result.Plan.TimeStep);
            long first = 0, here = result.Experiment.Part?.First ?? 0;
            for (int i = 0; i < result.Ensembles.Count; i++)
            {
                EnsembleRecord record = result.Ensembles[i];
                if (record.Snapshots[k].States.Count > 0)
                {
                    Write(now.Species(Name(i), record.Snapshots[k].States.Count), record.Snapshots[k].States, Math.Max(first, here), result.Experiment.Species);
                }

                first += record.Ensemble.Count;
            }
        }
    }

    /// <summary>Reads pitch angles (rad) and energies (J) of the particles of one ensemble; empty when none was kept.</summary>
    /// <param name="file">The file.</param>
    /// <param name="run">Its facts.</param>
    /// <param name="time">Time of the snapshot, s.</param>
    /// <param name="ensemble">Number of the ensemble.</param>
    /// <exception cref="InvalidInputException">The records are not as written.</exception>
    public static (double[] PitchAngle, double[] Energy) Read(Hdf5File file, TestParticlesRun run, double time, int ensemble)
    {
        string momentum = string.Create(
            CultureInfo.InvariantCulture, $"/data/{Step(time, run.TimeStep)}/particles/{Name(ensemble)}/momentum");
        if (!file.Exists(momentum))
        {
            return ([], []);
        }

        double[] x = file.Read<double>($"{momentum}/x");
        double[] y = file.Read<double>($"{momentum}/y", [x.Length]);
        double[] z = file.Read<double>($"{momentum}/z", [x.Length]);
        double unit = 1 / (run.Species.Mass * PhysicalConstants.SpeedOfLight);
        var (angles, energies) = (new double[x.Length], new double[x.Length]);
        for (int i = 0; i < x.Length; i++)
        {
            double parallel = x[i] * unit, perpendicular = Math.Sqrt(y[i] * y[i] + z[i] * z[i]) * unit;
            double square = parallel * parallel + perpendicular * perpendicular;
            angles[i] = Math.Atan2(perpendicular, parallel);

            // γ − 1 without the loss of digits that the difference would bring at low energy.
            energies[i] = square / (1 + Math.Sqrt(1 + square)) * run.Species.RestEnergy;
        }

        return (angles, energies);
    }

    private static ulong Step(double time, double timeStep) => (ulong)Math.Round(time / timeStep);

    private static string Name(int ensemble) => string.Create(CultureInfo.InvariantCulture, $"ensemble_{ensemble:D3}");

    private static void Write(OpenPmdSpecies particles, IReadOnlyList<ParticleState> states, long first, Species species)
    {
        double unit = species.Mass * PhysicalConstants.SpeedOfLight;
        particles.Position(("x", states.Select(s => s.X).ToArray()));
        particles.Vector("momentum", OpenPmdQuantity.Momentum)
            .Component<double>("x", [.. states.Select(s => s.Ux * unit)])
            .Component<double>("y", [.. states.Select(s => s.Uy * unit)])
            .Component<double>("z", [.. states.Select(s => s.Uz * unit)]);
        particles.Scalar<ulong>("id", OpenPmdQuantity.Dimensionless, [.. states.Select((_, i) => (ulong)(first + i))]);
        particles.Constant("charge", OpenPmdQuantity.Charge, species.Charge);
        particles.Constant("mass", OpenPmdQuantity.RestMass, species.Mass);
        particles.Constant("weighting", OpenPmdQuantity.Weighting, 1.0);
    }
}
