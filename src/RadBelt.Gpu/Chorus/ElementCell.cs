namespace RadBelt.Gpu.Chorus;

/// <summary>
/// How an element is interpolated in one cell of (t, s = sinλ), from its four corners alone. φ is the bicubic Hermite polynomial of φ, <c>∂φ/∂t = −ω</c>,
/// <c>∂φ/∂s = k_z dz/ds</c> and twists ∂²φ/∂t∂s from the differences of these slopes along the four edges: a corner has the sum of its two edges less the mean of all four,
/// right to second order. The six field components, A_w, ω, k_z and k_x are bilinear.
/// </summary>
internal readonly struct ElementCell
{
    private readonly ElementNode southFirst, northFirst, southLast, northLast;
    private readonly double timeStep, southArc, northArc;

    /// <summary>The cell between times i, i + 1 and latitudes j, j + 1.</summary>
    public ElementCell(ChorusElement element, int i, int j)
    {
        ElementGrid grid = element.Grid;
        int at = checked(i * grid.Latitudes + j);
        (southFirst, northFirst) = (element.Nodes[at], element.Nodes[at + 1]);
        (southLast, northLast) = (element.Nodes[at + grid.Latitudes], element.Nodes[at + grid.Latitudes + 1]);
        timeStep = grid.TimeStep;
        southArc = ElementGrid.ArcLengthPerSine(element.Line, grid.Sine(j)) * grid.SineStep;
        northArc = ElementGrid.ArcLengthPerSine(element.Line, grid.Sine(j + 1)) * grid.SineStep;
    }

    /// <summary>The wave at fractions of the cell, 0 … 1, in t and s.</summary>
    public ElementNode At(double u, double v)
    {
        double a = (1 - u) * (1 - v), b = (1 - u) * v, c = u * (1 - v), d = u * v;
        return new ElementNode
        {
            Amplitude = Mean(southFirst.Amplitude, northFirst.Amplitude, southLast.Amplitude, northLast.Amplitude),
            Phase = Phase(u, v),
            Frequency = Mean(southFirst.Frequency, northFirst.Frequency, southLast.Frequency, northLast.Frequency),
            ParallelWaveNumber = Mean(
                southFirst.ParallelWaveNumber, northFirst.ParallelWaveNumber, southLast.ParallelWaveNumber, northLast.ParallelWaveNumber),
            OutwardWaveNumber = Mean(southFirst.OutwardWaveNumber, northFirst.OutwardWaveNumber, southLast.OutwardWaveNumber, northLast.OutwardWaveNumber),
            Electric = Vector(southFirst.Electric, northFirst.Electric, southLast.Electric, northLast.Electric),
            Magnetic = Vector(southFirst.Magnetic, northFirst.Magnetic, southLast.Magnetic, northLast.Magnetic),
        };

        double Mean(double sf, double nf, double sl, double nl) => a * sf + b * nf + c * sl + d * nl;

        (double X, double Y, double Z) Vector(
            (double X, double Y, double Z) sf, (double X, double Y, double Z) nf, (double X, double Y, double Z) sl, (double X, double Y, double Z) nl) =>
            (Mean(sf.X, nf.X, sl.X, nl.X), Mean(sf.Y, nf.Y, sl.Y, nl.Y), Mean(sf.Z, nf.Z, sl.Z, nl.Z));
    }

    private double Phase(double u, double v)
    {
        // Slopes over the cell: p along t, q along s.
        double psf = -southFirst.Frequency * timeStep, pnf = -northFirst.Frequency * timeStep;
        double psl = -southLast.Frequency * timeStep, pnl = -northLast.Frequency * timeStep;
        double qsf = southFirst.ParallelWaveNumber * southArc, qnf = northFirst.ParallelWaveNumber * northArc;
        double qsl = southLast.ParallelWaveNumber * southArc, qnl = northLast.ParallelWaveNumber * northArc;
        double first = pnf - psf, last = pnl - psl, south = qsl - qsf, north = qnl - qnf;
        double mean = 0.25 * (first + last + south + north);

        // Along s at either time: φ, then ∂φ/∂t; along t between them.
        double φf = Cubic(v, southFirst.Phase, northFirst.Phase, qsf, qnf);
        double φl = Cubic(v, southLast.Phase, northLast.Phase, qsl, qnl);
        double pf = Cubic(v, psf, pnf, first + south - mean, first + north - mean);
        double pl = Cubic(v, psl, pnl, last + south - mean, last + north - mean);
        return Cubic(u, φf, φl, pf, pl);
    }

    // The cubic with values a, b and slopes p, q at 0 and 1.
    private static double Cubic(double x, double a, double b, double p, double q)
    {
        double step = b - a;
        return a + x * step + x * (1 - x) * ((1 - x) * (p - step) - x * (q - step));
    }
}
