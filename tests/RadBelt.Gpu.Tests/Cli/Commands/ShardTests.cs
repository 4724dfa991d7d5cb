using RadBelt.Gpu.Cli.Commands;

namespace RadBelt.Gpu.Tests.Cli.Commands;

/// <summary><c>radbelt run --shard</c> and <c>radbelt merge</c>.</summary>
[NonParallelizable]
internal sealed class ShardTests
{
    [Test]
    public void Shards_of_test_particles_are_the_whole_run()
    {
        using var tool = new Tool();
        ShardedRun.IsTheWhole(tool, Tool.SmallDeck);
    }

    [Test]
    public void Shards_of_rays_are_the_whole_run()
    {
        using var tool = new Tool();
        ShardedRun.IsTheWhole(tool, """
            experiment: rays
            plasma: {density: 5 cm^-3}
            launches: {l_shells: [5.4, 5.45, 5.5, 5.55], frequencies: 700 Hz}
            end: {latitude: 20 deg}
            damping: {populations: {density: 0.5 cm^-3, temperature: 1 keV}}
            tolerance: 1e-7
            """);
    }

    [Test]
    public void Shards_of_chorus_elements_are_the_whole_run()
    {
        using var tool = new Tool();
        ShardedRun.IsTheWhole(tool, "experiment: chorus-element\nplasma: {density: 5 cm^-3}\n" + Element("[5.4, 5.5, 5.6]"));
    }

    [Test]
    public void Shards_of_microbursts_are_the_whole_run()
    {
        using var tool = new Tool();
        ShardedRun.IsTheWhole(tool, "experiment: microburst\nplasma: {density: 5 cm^-3}\n" + Element("[5.5, 5.6]") + "\n" + """
            population: {energies: [60 keV, 200 keV], energy_count: 2, pitch_angle_counts: [2, 2], bounce_phases: 3, gyrophases: 3, seed: 3, flux: {model: ige2006}}
            satellites:
              altitudes: 650 km
              times: {from: 0 s, to: 0.8 s, count: 9, spacing: linear}
              energies: {from: 50 keV, to: 300 keV, count: 4}
              pitch_angle_bins: 6
            stop_time: 0.8 s
            steps_per_gyration: 12
            """, "/field_lines/elapsed");
    }

    [TestCase("", Description = "tables")]
    [TestCase("lifetimes: true\nestimate: {from_ratio: 4, methods: albert2024}", Description = "tables with estimates, each of which some shard has first")]
    [TestCase("sectors: {fraction: 0.25, waves: night, ratio: 4}", Description = "field lines with drift averages")]
    public void Shards_of_coefficients_are_the_whole_run(string more)
    {
        using var tool = new Tool();
        ShardedRun.IsTheWhole(tool, """
            experiment: diffusion
            plasma: {l_shells: [4.5, 5, 5.5], ratios: [2, 4]}
            waves: {name: night, model: horne2005-night-chorus}
            energies: [100 keV, 300 keV]
            pitch_angles: [2 deg, 30 deg, 60 deg, 85 deg]
            harmonics: [-1, 1]
            tolerance: 0.01
            """ + "\n" + more);
    }

    [Test]
    public void Shards_of_transport_are_the_whole_run()
    {
        using var tool = new Tool();
        ShardedRun.IsTheWhole(tool, """
            experiment: transport
            seed: 3
            plasma: {l_shell: 6, frequency_ratio: 5}
            xi: 8.62e-5 c/wce^-2
            loss_cone: 45 deg
            broadband:
              band: [0.2 fce, 0.4 fce]
              waves: 4
              samples_per_period: 12
              node_spacing: 5 km
              spectra:
                - {latitude: 0 deg, amplitude: 300 pT, center: 0.3 fce, width: 0.06 fce}
                - {latitude: 8 deg, amplitude: 300 pT, center: 0.3 fce, width: 0.06 fce}
            ensembles: {energies: 255.5 keV, pitch_angles: [50 deg, 70 deg], count: 11}
            stop_time: 0.1 s
            steps_per_gyration: 20
            theory: {energy_count: 4, pitch_angle_count: 8, scales: 0.5, count: 60}
            outputs: {trajectories: 7, trajectory_interval: 5 ms}
            """);
    }

    private static string Element(string shells) => $$"""
        element:
          kind: ducted
          l_shells: {{shells}}
          tone: {from: 550 Hz, to: 1400 Hz, duration: 0.2 s}
          amplitude: 300 pT
          by_latitude: {from: 1 deg, to: 8 deg, rise: 0.1 deg, fall: 0.1 deg}
          grid: {duration: 0.4 s, times: 41, latitudes: [0 deg, 10 deg], count: 21}
        """;
}
