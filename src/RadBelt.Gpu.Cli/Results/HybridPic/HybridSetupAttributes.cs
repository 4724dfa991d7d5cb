using RadBelt.Gpu.Cli.Reports.HybridPic;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Hdf5;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Cli.Results;

/// <summary>The plasma of a hybrid run: attributes of the group <c>/field_line</c>.</summary>
internal static class HybridSetupAttributes
{
    private const string Group = "/field_line";

    /// <summary>Writes the group.</summary>
    public static void Write(Hdf5File file, HybridSetup setup)
    {
        file.CreateGroup(Group);
        LineAttributes.Write(file, Group, setup.Line, setup.ColdDensity);
        Number("layer_m", setup.Layer);
        Number("hot_density_per_m3", setup.Hot.Density);
        Number("hot_parallel_momentum_mc", setup.Hot.ParallelMomentum);
        Number("hot_perpendicular_momentum_mc", setup.Hot.PerpendicularMomentum);
        file.SetAttribute(Group, "hot_particles_per_cell", (long)setup.Hot.ParticlesPerCell);
        file.SetAttribute(Group, "hot_delta_f", setup.Hot.DeltaF ? "yes" : "no");
        Number("hot_initial_weight", setup.Hot.InitialWeight);
        Number("hot_relaxation_time_s", setup.Hot.RelaxationTime);
        Number("trigger_frequency_Hz", setup.Trigger?.Frequency);
        Number("trigger_amplitude_T", setup.Trigger?.Amplitude);
        Number("trigger_duration_s", setup.Trigger?.Duration);
        Number("trigger_start_s", setup.Trigger?.Start);
        Number("trigger_chirp_Hz_per_s", setup.Trigger?.Chirp);
        HotEquilibrium equilibrium = setup.Equilibrium;
        Number("equilibrium_drift_per_s", equilibrium.Rate);
        Number("quarter_bounce_s", equilibrium.QuarterBounce);
        Number("density_change", equilibrium.DensityChange);
        Number("anisotropy", equilibrium.Anisotropy);
        Number("anisotropy_change", equilibrium.AnisotropyChange);
        Number("growth_wave_number_theory_per_m", equilibrium.Fastest?.WaveNumber);
        Number("growth_rate_theory_per_s", equilibrium.Fastest?.GrowthRate);
        Number("growth_frequency_theory_Hz", equilibrium.Fastest?.Frequency / Math.Tau);
        Number("convective_gain_theory", equilibrium.Largest?.Nepers);
        Number("convective_gain_frequency_Hz", equilibrium.Largest?.Frequency / Math.Tau);

        void Number(string name, double? value)
        {
            if (value is { } number)
            {
                file.SetAttribute(Group, name, number);
            }
        }
    }

    /// <summary>Reads the group.</summary>
    /// <exception cref="InvalidInputException">It is not as written.</exception>
    public static HybridSetup Read(Hdf5File file)
    {
        (ParabolicFieldLine line, double density) = LineAttributes.Read(file, Group);
        return new()
        {
            Line = line,
            ColdDensity = density,
            Layer = Number("layer_m"),
            Hot = new(
                Number("hot_density_per_m3"), Number("hot_parallel_momentum_mc"), Number("hot_perpendicular_momentum_mc"),
                (int)file.ReadAttribute<long>(Group, "hot_particles_per_cell"))
            {
                DeltaF = file.ReadStringAttribute(Group, "hot_delta_f") == "yes",
                InitialWeight = Number("hot_initial_weight"),
                RelaxationTime = Optional("hot_relaxation_time_s"),
            },
            Trigger = Optional("trigger_frequency_Hz") is { } frequency
                ? new(frequency, Number("trigger_amplitude_T"), Number("trigger_duration_s")) { Start = Number("trigger_start_s"), Chirp = Number("trigger_chirp_Hz_per_s") }
                : null,
            Equilibrium = new(Number("equilibrium_drift_per_s"), Number("quarter_bounce_s"), Number("density_change"), Number("anisotropy"), Number("anisotropy_change"))
            {
                Fastest = Optional("growth_rate_theory_per_s") is { } rate
                    ? new(Number("growth_wave_number_theory_per_m"), new(Math.Tau * Number("growth_frequency_theory_Hz"), rate))
                    : null,
                Largest = Optional("convective_gain_theory") is { } gain ? new(Math.Tau * Number("convective_gain_frequency_Hz"), gain) : null,
            },
        };

        double Number(string name) => file.ReadAttribute<double>(Group, name);
        double? Optional(string name) => file.HasAttribute(Group, name) ? Number(name) : null;
    }
}
