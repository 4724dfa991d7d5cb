using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Dispersion;
using RadBelt.Gpu.Kernels.Diffusion;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;
using FullKernel = RadBelt.Gpu.Kernels.Diffusion.ObliqueDiffusion<
    RadBelt.Gpu.Kernels.Dispersion.FullDispersion, RadBelt.Gpu.Kernels.Diffusion.GaussianProfile, RadBelt.Gpu.Kernels.Diffusion.GaussianProfile>;

namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>Local coefficients of any number of problems and energies, on a device.</summary>
internal sealed class ObliqueSolver : IDisposable
{
    private readonly int chunk;
    private readonly Device device;
    private readonly WaveBranch branch;
    private readonly Species species;
    private readonly DiffusionSettings settings;
    private readonly CancellationToken cancellation;
    private readonly double[] energies;
    private readonly double gyrofrequency;   // σ = Ω/ω_ce, signed
    private readonly DeviceBuffer<double> deviceEnergies;
    private readonly DeviceBuffer<double> rule;
    private readonly DeviceBuffer<double> scratch;

    /// <summary>A solver for one species and its energies.</summary>
    /// <param name="device">Where it runs.</param>
    /// <param name="branch">Branch of the waves.</param>
    /// <param name="species">The particles.</param>
    /// <param name="energies">Kinetic energies, J.</param>
    /// <param name="settings">Harmonics, tolerance, relation.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidInputException">An energy is so high that Bessel functions of thousands of orders would be summed.</exception>
    public ObliqueSolver(Device device, WaveBranch branch, Species species, IReadOnlyList<double> energies, DiffusionSettings settings, CancellationToken cancellation)
    {
        (this.device, this.branch, this.species, this.settings, this.cancellation) = (device, branch, species, settings, cancellation);
        this.energies = [.. energies];

        // Indices of a launch: scratch memory that stays in a core's cache, or enough threads for a GPU.
        chunk = device is CpuDevice ? 512 : 16384;
        gyrofrequency = species.Charge / species.Mass / (PhysicalConstants.ElementaryCharge / PhysicalConstants.ElectronMass);
        Array.ForEach(this.energies, RequireReach);
        DeviceBuffer<double>[] buffers = device.AllocateEach<double>(
            2L * energies.Count, 3L * QuadraturePanel.Nodes, (long)chunk * FullKernel.ScratchStride);
        (deviceEnergies, rule, scratch) = (buffers[0], buffers[1], buffers[2]);
        deviceEnergies.CopyFrom([.. energies.SelectMany(energy => (double[])[species.LorentzFactor(energy), Momentum(energy)])]);
        rule.CopyFrom(QuadratureRules.ForPanels());
    }

    /// <summary>The coefficients of items, in their order.</summary>
    /// <param name="problems">Problems.</param>
    /// <param name="items">Problem and energy of each item.</param>
    public LocalResult[] Solve(IReadOnlyList<LocalProblem> problems, IReadOnlyList<(int Problem, int Energy)> items)
    {
        var results = new LocalResult[items.Count];
        IEnumerable<IGrouping<(bool, bool, bool), int>> kinds = Enumerable.Range(0, items.Count).GroupBy(item =>
        {
            LocalProblem problem = problems[items[item].Problem];
            return (problem.Waves.WaveNormals is FieldAlignedNormals, problem.Waves.Shape is TabulatedShape, problem.Waves.WaveNormals is TabulatedNormals);
        });
        foreach (IGrouping<(bool FieldAligned, bool Shape, bool Normals), int> kind in kinds)
        {
            if (kind.Key.FieldAligned)
            {
                FieldAligned(problems, items, [.. kind], results);
            }
            else
            {
                Oblique(KernelForm.Of(settings.Dispersion, kind.Key.Shape, kind.Key.Normals), problems, items, [.. kind], results);
            }
        }

        return results;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        deviceEnergies.Dispose();
        rule.Dispose();
        scratch.Dispose();
    }

    /// <summary>u = p/(mc).</summary>
    private double Momentum(double energy) => species.MomentumPerMass(energy) / PhysicalConstants.SpeedOfLight;

    /// <summary>Refuses energies whose gyroradius, in units of c/ω_ce, is beyond any use: the argument of the Bessel functions grows with it.</summary>
    private void RequireReach(double energy)
    {
        const double most = 4000;
        if (Momentum(energy) > most * Math.Abs(gyrofrequency))
        {
            throw new InvalidInputException(
                $"energy: {energy / Units.MeV:G6} MeV gives a {species.Name} a gyroradius of more than {most} c/ω_ce, far larger than any wavelength here; use lower energies (electrons: up to 2 GeV).");
        }
    }

    private void FieldAligned(
        IReadOnlyList<LocalProblem> problems, IReadOnlyList<(int Problem, int Energy)> items, int[] which, LocalResult[] results)
    {
        var coefficients = new Dictionary<int, FieldAlignedCoefficients>();
        foreach (int item in which)
        {
            (int problem, int energy) = items[item];
            if (!coefficients.TryGetValue(problem, out FieldAlignedCoefficients? own))
            {
                coefficients.Add(problem, own = new FieldAlignedCoefficients(problems[problem], branch, species, settings));
            }

            results[item] = own.At(energies[energy]);
        }
    }

    private void Oblique(
        KernelForm form, IReadOnlyList<LocalProblem> problems, IReadOnlyList<(int Problem, int Energy)> items, int[] which, LocalResult[] results)
    {
        int[] used = [.. which.Select(item => items[item].Problem).Distinct()];
        var number = used.Select((problem, i) => (problem, i)).ToDictionary(pair => pair.problem, pair => pair.i);
        using var columns = new WaveColumnTable(
            device, branch, form, species, settings, [.. used.Select(problem => problems[problem])]);
        List<(int Item, int Column)> parts = [];
        foreach (int item in which)
        {
            parts.AddRange(columns.Of(number[items[item].Problem]).Select(column => (item, column)));
        }

        const int stride = FullKernel.ResultStride;
        double[] sums = new double[(long)parts.Count * stride];
        using DeviceBuffer<int> list = device.Allocate<int>(2L * parts.Count);
        using DeviceBuffer<double> found = device.Allocate<double>(sums.Length);
        list.CopyFrom([.. parts.SelectMany(part => (int[])[part.Column, items[part.Item].Energy])]);
        var sum = new ResonanceSum(
            gyrofrequency,
            settings.Harmonics.Lowest,
            settings.Harmonics.Highest,
            settings.Harmonics.StopsEarly ? 1 : 0,
            settings.RelativeTolerance);
        for (long first = 0; first < parts.Count; first += chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            form.Coefficients(
                device, columns.Waves, deviceEnergies.View, list.View, rule.View, scratch.View, found.View, sum, first, Math.Min(chunk, parts.Count - first));
        }

        found.CopyTo(sums);
        for (int i = 0; i < parts.Count; i++)
        {
            ReadOnlySpan<double> s = sums.AsSpan(i * stride, stride);
            results[parts[i].Item] += new LocalResult(s[0], s[1], s[2], s[3], s[4], s[5], s[6]);
        }
    }
}
