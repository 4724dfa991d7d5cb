using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.WaveModels;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Diffusion.Oblique;

/// <summary>
/// Bounce averages by Gauss–Kronrod panels over the phase θ of <see cref="DipoleBounce"/>, halved where an energy's error asks for it. All panels that are new
/// in a round go to the device together.
/// </summary>
/// <param name="solver">Local coefficients.</param>
/// <param name="line">Field line and plasma.</param>
/// <param name="waves">Waves along it.</param>
/// <param name="energies">How many energies.</param>
/// <param name="tolerance">Relative tolerance.</param>
internal sealed class BounceIntegral(ObliqueSolver solver, FieldLinePlasma line, WaveModel waves, int energies, double tolerance)
{
    private const int MostHalvings = 12;

    /// <summary>Averages over p² at each pitch angle and energy.</summary>
    /// <param name="pitchAngles">α_eq, rad.</param>
    /// <param name="finished">Told after each round how much of the table is done.</param>
    public LocalResult[,] Average(IReadOnlyList<double> pitchAngles, Action<double>? finished)
    {
        DipoleBounce[] bounces = [.. pitchAngles.Select(α => new DipoleBounce(Math.Min(α, Math.PI - α)))];
        List<BouncePanel>[] leaves = [.. bounces.Select(_ => new List<BouncePanel>())];
        int[] every = [.. Enumerable.Range(0, energies)];
        List<BouncePanel> open = [.. bounces.SelectMany((bounce, angle) => Whole(bounce, angle, every))];
        while (open.Count > 0)
        {
            Compute(bounces, open);
            open.ForEach(panel => leaves[panel.Angle].Add(panel));
            open = [.. Enumerable.Range(0, bounces.Length).SelectMany(angle => Refine(leaves[angle]))];
            finished?.Invoke(1 - open.Select(panel => panel.Angle).Distinct().Count() / (double)bounces.Length);
        }

        var averages = new LocalResult[energies, bounces.Length];
        foreach ((List<BouncePanel> panels, int angle) in leaves.Select((panels, angle) => (panels, angle)))
        {
            double sign = pitchAngles[angle] > Math.PI / 2 ? -1 : 1;
            foreach (int energy in every)
            {
                LocalResult sum = Sum(panels, energy);
                averages[energy, angle] = sum with { AlphaMomentum = sign * sum.AlphaMomentum };
            }
        }

        return averages;
    }

    private IEnumerable<BouncePanel> Whole(DipoleBounce bounce, int angle, int[] every)
    {
        if (bounce.EquatorialPitchAngle < Math.PI / 2 ? waves.LowestLatitude < bounce.MirrorLatitude : waves.LowestLatitude <= 0)
        {
            yield return new BouncePanel(angle, bounce.PhaseAt(waves.LowestLatitude), bounce.PhaseAt(waves.HighestLatitude), 0, every);
        }
    }

    private void Compute(DipoleBounce[] bounces, List<BouncePanel> panels)
    {
        List<LocalProblem> problems = [];
        List<(int Problem, int Energy)> items = [];
        List<BouncePlace> places = [];
        foreach (BouncePanel panel in panels)
        {
            foreach ((double node, _, _) in panel.Rule)
            {
                BouncePlace place = bounces[panel.Angle].At(panel.From + node * (panel.To - panel.From));

                // Half of the power each way is the mean over both legs, whichever way waves run.
                LocalWaves local = waves.At(line, Math.Clamp(place.Latitude, waves.LowestLatitude, waves.HighestLatitude));
                items.AddRange(panel.Energies.Select(energy => (problems.Count, energy)));
                problems.Add(new LocalProblem(line.At(place.Latitude), local, place.Sine, place.Cosine, WaveDirections.Both));
                places.Add(place);
            }
        }

        LocalResult[] results = solver.Solve(problems, items);
        int result = 0, number = 0;
        foreach (BouncePanel panel in panels)
        {
            foreach ((_, double kronrod, double gauss) in panel.Rule)
            {
                BouncePlace place = places[number++];
                for (int i = 0; i < panel.Energies.Length; i++)
                {
                    panel.Add(i, place, results[result++], kronrod, gauss);
                }
            }
        }
    }

    /// <summary>The halves of the panels in which energies with too large an error have most of it; they no longer count in the whole panels.</summary>
    private List<BouncePanel> Refine(List<BouncePanel> leaves)
    {
        Dictionary<BouncePanel, List<int>> coarse = [];
        for (int energy = 0; energy < energies; energy++)
        {
            LocalResult sum = Sum(leaves, energy);
            if (sum.AlphaAlphaError <= tolerance * sum.AlphaAlpha && sum.MomentumMomentumError <= tolerance * sum.MomentumMomentum)
            {
                continue;
            }

            // The worst first, until what is left is within half of the tolerance.
            List<(BouncePanel Panel, double Error)> own = [.. leaves.Where(panel => panel.Holds(energy)).Select(panel => (panel, Error(panel.QuadratureError(energy), sum)))];
            own.Sort((a, b) => b.Error.CompareTo(a.Error));
            double left = own.Sum(part => part.Error);
            foreach ((BouncePanel panel, double error) in own.TakeWhile(_ => left > 0.5 * tolerance))
            {
                left -= error;
                if (panel.Halvings < MostHalvings)
                {
                    (coarse.TryGetValue(panel, out List<int>? list) ? list : coarse[panel] = []).Add(energy);
                }
            }
        }

        return [.. coarse.SelectMany(pair => pair.Key.Halve([.. pair.Value]))];
    }

    private static double Error((double AlphaAlpha, double MomentumMomentum) part, in LocalResult sum) => Math.Max(
        sum.AlphaAlpha > 0 ? part.AlphaAlpha / sum.AlphaAlpha : 0,
        sum.MomentumMomentum > 0 ? part.MomentumMomentum / sum.MomentumMomentum : 0);

    private static LocalResult Sum(List<BouncePanel> panels, int energy)
    {
        var sum = default(LocalResult);
        foreach (BouncePanel panel in panels)
        {
            sum += panel.Of(energy);
        }

        return sum;
    }
}
