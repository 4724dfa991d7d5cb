using RadBelt.Gpu.RayTracing;

namespace RadBelt.Gpu.Chorus;

/// <summary>
/// The rays of one time of emission: a sheet of one frequency that covers the meridian plane north of the source. Between neighbouring rays Ψ is a polynomial in L at
/// constant latitude with the slopes ∂Ψ/∂L of the eikonal, ∇Ψ = k; where they cross, the sheet is folded and a field line meets it several times.
/// </summary>
internal sealed class RaySheet
{
    private readonly Ray[] rays;
    private readonly double[] latitudes;
    private readonly List<RayPassage[]> legs = [];

    /// <summary>The sheet of rays in the order of their L.</summary>
    public RaySheet(Ray[] rays, double[] latitudes, double earthRadius)
    {
        (this.rays, this.latitudes) = (rays, latitudes);
        for (int r = 0; r < rays.Length; r++)
        {
            int ray = r;
            new RayTrack(rays[r], earthRadius).Pass(latitudes, (leg, j, passage) => Leg(leg)[(j * rays.Length) + ray] = passage);
        }

        RayPassage[] Leg(int leg)
        {
            while (legs.Count <= leg)
            {
                legs.Add(new RayPassage[rays.Length * latitudes.Length]);
            }

            return legs[leg];
        }
    }

    /// <summary>Range of L over which the rays pass latitudes of the grid; none where the lowest is above the highest.</summary>
    public (double Lowest, double Highest) Reach()
    {
        (double lowest, double highest) = (double.PositiveInfinity, 0);
        foreach (RayPassage passage in legs.SelectMany(leg => leg).Where(passage => passage.LShell > 0))
        {
            (lowest, highest) = (Math.Min(lowest, passage.LShell), Math.Max(highest, passage.LShell));
        }

        return (lowest, highest);
    }

    /// <summary>The waves that meet the field line L at latitude j.</summary>
    public IEnumerable<SheetCrossing> Crossings(int j, double lShell)
    {
        for (int leg = 0; leg < legs.Count; leg++)
        {
            for (int r = 0; r + 1 < rays.Length; r++)
            {
                double from = At(leg, j, r).LShell, to = At(leg, j, r + 1).LShell;
                if (from > 0 && to > 0 && (from <= lShell) != (to <= lShell))
                {
                    yield return new SheetCrossing(leg, to > from, Between(leg, j, r, lShell));
                }
            }
        }
    }

    private ref readonly RayPassage At(int leg, int j, int r) => ref legs[leg][j * rays.Length + r];

    private Arrival Between(int leg, int j, int r, double lShell)
    {
        // One more ray to either side, where the sheet runs on the same way.
        Span<double> l = stackalloc double[4], y = stackalloc double[4], slopes = stackalloc double[4];
        int first = r > 0 && At(leg, j, r - 1).LShell > 0 ? r - 1 : r;
        int last = r + 2 < rays.Length && At(leg, j, r + 2).LShell > 0 ? r + 2 : r + 1;
        for (int i = first; i <= last; i++)
        {
            l[i - first] = At(leg, j, i).LShell;
        }

        (int skip, int count) = Stencil.Around(l[..(last - first + 1)], r - first);
        first += skip;
        l = l.Slice(skip, count);
        y = y[..count];
        slopes = slopes[..count];
        for (int i = 0; i < count; i++)
        {
            (y[i], slopes[i]) = (At(leg, j, first + i).PathPhase, At(leg, j, first + i).PathPhaseSlope);
        }

        double pathPhase = NewtonPolynomial.Osculating(l, y, slopes).At(lShell).Value;
        double delay = Value(l, y, p => p.Delay), angle = Value(l, y, p => p.WaveNormalAngle), gain = Value(l, y, p => p.Gain);
        for (int i = 0; i < count; i++)
        {
            y[i] = rays[first + i].Launch.LShell;
        }

        double source = NewtonPolynomial.Through(l, y).At(lShell).Value;
        RayLaunch launch = rays[r].Launch;
        return new Arrival(launch.Time, 2 * Math.PI * launch.Frequency, delay, pathPhase, angle, gain, source);

        double Value(Span<double> l, Span<double> y, Func<RayPassage, double> of)
        {
            for (int i = 0; i < y.Length; i++)
            {
                y[i] = of(At(leg, j, first + i));
            }

            return NewtonPolynomial.Through(l, y).At(lShell).Value;
        }
    }
}
