namespace RadBelt.Gpu.Chorus;

/// <summary>
/// How an element is interpolated in one cell of (t, s = sinλ), here and on the device: φ is the bicubic Hermite polynomial of φ, <c>∂φ/∂t = −ω</c>,
/// <c>∂φ/∂s = k_z dz/ds</c> and, by differences of the latter between the times before and after, ∂²φ/∂t∂s at the corners, continuous with its slopes over all cells of one
/// wave; in a cell where waves take each other's place, those of the strongest one (<see cref="StrongestWave"/>). Between nodes ω and k_z are the slopes of this φ; A_w, E
/// and k_x are bilinear.
/// </summary>
internal readonly struct ElementCell
{
    private readonly PhaseGrid phase;
    private readonly CellCorners corners;
    private readonly int j;

    /// <summary>The cell between times i, i + 1 and latitudes j, j + 1.</summary>
    public ElementCell(PhaseGrid phase, int i, int j)
    {
        (this.phase, this.j) = (phase, j);
        if (phase.IsSwitched(i, j))
        {
            corners = StrongestWave.In(phase, i, j);
            return;
        }

        for (int corner = 0; corner < 4; corner++)
        {
            corners[corner] = phase.Corner(i + corner / 2, j + corner % 2);
        }
    }

    /// <summary>
    /// Coefficients c_00 … c_03, c_10 …, c_33 of ξ^m η^n in the phase, in turns, ξ and η fractions of the cell in t and s; returns the whole turns left out of them.
    /// </summary>
    public double Phase(Span<double> coefficients)
    {
        double whole = Math.Floor(corners[0].Phase / (2 * Math.PI));
        Span<double> values = stackalloc double[8], slopes = stackalloc double[8], across = stackalloc double[4];
        for (int end = 0; end < 2; end++)
        {
            CellCorner south = corners[2 * end], north = corners[2 * end + 1];
            Cubic(south.Phase - 2 * Math.PI * whole, north.Phase - 2 * Math.PI * whole, south.AlongSine, north.AlongSine, values[(4 * end)..]);
            Cubic(south.AlongTime, north.AlongTime, south.Twist, north.Twist, slopes[(4 * end)..]);
        }

        for (int n = 0; n < 4; n++)
        {
            Cubic(values[n], values[4 + n], slopes[n], slopes[4 + n], across);
            for (int m = 0; m < 4; m++)
            {
                coefficients[4 * m + n] = across[m] / (2 * Math.PI);
            }
        }

        return whole;
    }

    /// <summary>Coefficients a, b, c, d of a + bη + cξ + dξη, of a quantity that is bilinear.</summary>
    public void Bilinear(Func<ElementNode, double> quantity, Span<double> row)
    {
        double a = quantity(corners[0].Wave), b = quantity(corners[1].Wave), c = quantity(corners[2].Wave), d = quantity(corners[3].Wave);
        (row[0], row[1], row[2], row[3]) = (a, b - a, c - a, d - c - b + a);
    }

    /// <summary>The wave at fractions of the cell, 0 … 1, in t and s.</summary>
    public ElementNode At(double ξ, double η)
    {
        Span<double> c = stackalloc double[16];
        double turns = Phase(c), alongTime = 0, alongSine = 0;
        for (int m = 0; m < 4; m++)
        {
            Span<double> r = c.Slice(4 * m, 4);
            double value = r[0] + η * (r[1] + η * (r[2] + η * r[3])), power = Math.Pow(ξ, m);
            turns += power * value;
            alongTime += m == 0 ? 0 : m * Math.Pow(ξ, m - 1) * value;
            alongSine += power * (r[1] + η * (2 * r[2] + 3 * η * r[3]));
        }

        return new ElementNode
        {
            Amplitude = Mean(corners, n => n.Amplitude),
            Phase = 2 * Math.PI * turns,
            Frequency = -2 * Math.PI * alongTime / phase.Grid.TimeStep,
            ParallelWaveNumber = 2 * Math.PI * alongSine / phase.Arc(j + η),
            OutwardWaveNumber = Mean(corners, n => n.OutwardWaveNumber),
            Electric = (Mean(corners, n => n.Electric.X), Mean(corners, n => n.Electric.Y), Mean(corners, n => n.Electric.Z)),
        };

        double Mean(CellCorners at, Func<ElementNode, double> of) =>
            (1 - ξ) * ((1 - η) * of(at[0].Wave) + η * of(at[1].Wave)) + ξ * ((1 - η) * of(at[2].Wave) + η * of(at[3].Wave));
    }

    // Coefficients of the cubic through two values and slopes at 0 and 1.
    private static void Cubic(double f0, double f1, double d0, double d1, Span<double> c) =>
        (c[0], c[1], c[2], c[3]) = (f0, d0, 3 * (f1 - f0) - 2 * d0 - d1, 2 * (f0 - f1) + d0 + d1);
}
