namespace RadBelt.Gpu.FokkerPlanck;

/// <summary>
/// Cells of a grid, x along the pitch angle and y along ln p or p, numbered x + columns · y: their centres, volumes, and the matrix <c>G D_ij/(h_i h_j)</c> at
/// the centres. Momentum is in units of that of the lowest energy.
/// </summary>
internal sealed class PhaseSpaceCells
{
    private readonly DiffusionField field;
    private readonly bool logarithmic;
    private readonly double lowestY;

    public PhaseSpaceCells(DiffusionField field, FokkerPlanckGrid grid)
    {
        grid.Check(field.PhaseSpace);
        (this.field, logarithmic) = (field, grid.Logarithmic);
        (Columns, Rows) = (grid.PitchAngles, grid.Energies);
        UnitMomentum = DiffusionField.Momentum(field.Species, grid.LowestEnergy);
        double highest = DiffusionField.Momentum(field.Species, grid.HighestEnergy) / UnitMomentum;
        lowestY = logarithmic ? 0 : 1;
        StepX = (grid.HighestPitchAngle - grid.LowestPitchAngle) / Columns;
        StepY = logarithmic ? Math.Log(highest) / Rows : (highest - 1) / Rows;
        LowestX = grid.LowestPitchAngle;
        PitchAngles = [.. Enumerable.Range(0, Columns).Select(i => PitchAngle(i + 0.5))];
        Energies = [.. Enumerable.Range(0, Rows).Select(j => Energy(j + 0.5))];
        double[] angleFactors = [.. PitchAngles.Select(α => field.PhaseSpace.AngleFactor(α))];
        Volume = new double[Columns * Rows];
        for (int c = 0; c < Volume.Length; c++)
        {
            double p = Momentum(c / Columns + 0.5);
            Volume[c] = angleFactors[c % Columns] * p * p * (logarithmic ? p : 1);
        }
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Kinetic energies of the rows' centres, J.</summary>
    public double[] Energies { get; }

    /// <summary>Pitch angles of the columns' centres, rad.</summary>
    public double[] PitchAngles { get; }

    /// <summary>G dp/dy at the centres, in units of p0² or p0³: the volume of a cell over <c>h_x h_y</c>.</summary>
    public double[] Volume { get; }

    /// <summary>∫G dα dp of a cell, (kg m s⁻¹)³ rad, for each of <see cref="Volume"/>.</summary>
    public double UnitVolume => UnitMomentum * UnitMomentum * UnitMomentum * StepX * StepY;

    private double LowestX { get; }

    private double StepX { get; }

    private double StepY { get; }

    private double UnitMomentum { get; }

    /// <summary>α, rad, at x cells from the lower edge.</summary>
    public double PitchAngle(double x) => LowestX + x * StepX;

    /// <summary>E, J, at y cells from the lower edge.</summary>
    public double Energy(double y) => DiffusionField.EnergyAt(field.Species, Momentum(y) * UnitMomentum);

    /// <summary><c>G D_ij/(h_i h_j)</c> at a cell's centre, s⁻¹ in the units of <see cref="Volume"/>.</summary>
    public (double XX, double XY, double YY) Diffusion(int cell)
    {
        double p = Momentum(cell / Columns + 0.5);
        (double αα, double αy, double yy) = field.LogMomentumAt(Math.Log(p * UnitMomentum), PitchAngles[cell % Columns]);
        double stretch = logarithmic ? StepY : StepY / p;
        double volume = Volume[cell];
        return (volume * αα / (StepX * StepX), volume * αy / (StepX * stretch), volume * yy / (stretch * stretch));
    }

    private double Momentum(double y) => logarithmic ? Math.Exp(lowestY + y * StepY) : lowestY + y * StepY;
}
