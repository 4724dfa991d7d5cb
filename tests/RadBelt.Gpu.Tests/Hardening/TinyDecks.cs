namespace RadBelt.Gpu.Tests.Hardening;

/// <summary>A deck of every kind of experiment that runs in a fraction of a second and needs no file.</summary>
internal static class TinyDecks
{
    private const string Spectra = """
        broadband:
          band: [0.2 fce, 0.4 fce]
          waves: 6
          samples_per_period: 12
          node_spacing: 5 km
          spectra:
            - {latitude: 0 deg, amplitude: 300 pT, center: 0.3 fce, width: 0.06 fce}
            - {latitude: 8 deg, amplitude: 300 pT, center: 0.3 fce, width: 0.06 fce}
        """;

    private const string Element = """
        element:
          kind: ducted
          l_shells: 5.5
          tone: {from: 550 Hz, to: 1400 Hz, duration: 0.2 s}
          amplitude: 300 pT
          by_latitude: {from: 1 deg, to: 8 deg, rise: 0.1 deg, fall: 0.1 deg}
          grid: {duration: 0.4 s, times: 21, latitudes: [0 deg, 10 deg], count: 11}
        """;

    /// <summary>Text by kind.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["test-particles"] = """
            experiment: test-particles
            seed: 7
            plasma: {B0: 140 nT, density: 1e7 m^-3}
            waves: {mode: R, band: [0.2 fce, 0.4 fce], amplitude: 10 pT, count: 8, directions: backward}
            ensembles: {pitch_angles: [30 deg, 60 deg], resonant_with: 0.3 fce, count: 12}
            stop_time: 1 ms
            outputs: {samples: 4, snapshots: 2, trajectories: 2, scatter: 10, histogram_bins: 8}
            """,
        ["weak-turbulence"] = """
            experiment: weak-turbulence
            plasma: {B0: 140 nT, density: 1e7 m^-3}
            waves: {band: [0.2 fce, 0.4 fce], amplitude: 1 pT, count: 6, directions: backward}
            particles: {pitch_angles: [45 deg], resonant_with: 0.3 fce}
            elapsed_times: [1 ms, 2 ms]
            """,
        ["pic"] = """
            experiment: pic
            seed: 3
            plasma: {B0: 140 nT, density: 1e7 m^-3}
            grid: {length: 12 km, cell_size: 600 m}
            species:
              - {name: cold, fraction: 0.98, temperature: 1 eV, particles_per_cell: 4, start: quiet}
              - {name: cool, fraction: 0.02, parallel_temperature: 2 keV, perpendicular_temperature: 5.4 keV, particles_per_cell: 4, start: quiet}
            neutralising_background: true
            filter: 2
            stop_time: 0.4 ms
            outputs: {samples: 5, field_interval: 5 us, distribution_bins: 8}
            """,
        ["hybrid-pic"] = """
            experiment: hybrid-pic
            seed: 5
            plasma: {l_shell: 6, frequency_ratio: 5}
            xi: 1e-4 c/wce^-2
            hot: {density_ratio: 0.01, parallel_momentum: 0.2, perpendicular_momentum: 0.5, particles_per_cell: 4}
            grid: {length: 40 c/wce, cell_size: 0.4 c/wce}
            layer: 6 c/wce
            trigger: {frequency: 0.3 fce, amplitude: 1e-3 B0, duration: 30 1/wce}
            time_step: 0.15 1/wce
            stop_time: 60 1/wce
            outputs: {samples: 6, distribution_bins: 8, map_places: 6, map_times: 6, archive: {highest_frequency: 0.5 fce, samples_per_period: 8, node_stride: 2}}
            """,
        ["diffusion"] = """
            experiment: diffusion
            plasma: {l_shells: 4.5, ratios: 4}
            waves: {name: night, model: horne2005-night-chorus}
            energies: [100 keV, 300 keV]
            pitch_angles: [30 deg, 60 deg]
            harmonics: [-1, 1]
            tolerance: 0.05
            sectors: {fraction: 0.5, waves: night}
            """,
        ["rays"] = """
            experiment: rays
            plasma: {density: 5 cm^-3}
            launches: {l_shells: 5.5, frequencies: 700 Hz}
            end: {latitude: 10 deg}
            tolerance: 1e-6
            """,
        ["chorus-element"] = "experiment: chorus-element\nplasma: {density: 5 cm^-3}\n" + Element,
        ["microburst"] = "experiment: microburst\nplasma: {density: 5 cm^-3}\n" + Element + "\n" + """
            population:
              energies: [60 keV, 200 keV]
              energy_count: 2
              pitch_angle_counts: [2, 2]
              bounce_phases: 2
              gyrophases: 2
              seed: 3
              flux: {model: ige2006}
            satellites:
              altitudes: 650 km
              times: {from: 0 s, to: 0.4 s, count: 5, spacing: linear}
              energies: {from: 50 keV, to: 300 keV, count: 4}
              pitch_angle_bins: 6
            stop_time: 0.4 s
            steps_per_gyration: 12
            """,
        ["broadband-field"] = "experiment: broadband-field\nseed: 5\nplasma: {l_shell: 6, frequency_ratio: 5}\nxi: 1e-4 c/wce^-2\n" + Spectra + "\n" + """
            duration: 600 1/wce
            spectrogram_latitude: 2 deg
            write: true
            """,
        ["transport"] = "experiment: transport\nseed: 3\nplasma: {l_shell: 6, frequency_ratio: 5}\nxi: 8.62e-5 c/wce^-2\n" + Spectra + "\n" + """
            ensembles: {energies: 255.5 keV, pitch_angles: 60 deg, count: 4}
            stop_time: 0.2 s
            steps_per_gyration: 20
            theory: {energy_count: 6, pitch_angle_count: 8, scales: 1, count: 20}
            outputs: {trajectories: 2, trajectory_interval: 20 ms}
            """,
        ["fokker-planck"] = """
            experiment: fokker-planck
            coefficients:
              quasilinear:
                plasma: {l_shells: 4.5, ratios: 4}
                waves: {name: night, model: horne2005-night-chorus}
                harmonics: [-1, 1]
                tolerance: 0.1
                energy_count: 4
                pitch_angle_count: 6
            grid: {energies: [300 keV, 2 MeV], pitch_angles: [5 deg, 90 deg], energy_cells: 8, pitch_angle_cells: 8}
            initial:
              exponential: {flux: 1e4 cm^-2/s/sr/keV, at: 300 keV, folding_energy: 200 keV}
              from_edge: true
            time_step: 10 min
            times: [1 h, 2 h]
            """,
    };
}
