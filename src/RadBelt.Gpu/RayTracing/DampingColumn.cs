using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Rays;

namespace RadBelt.Gpu.RayTracing;

/// <summary>A population of hot electrons as kernels read it.</summary>
internal abstract class DampingColumn
{
    /// <summary>Relative tolerance of the integrals, of the sum of their magnitudes.</summary>
    public const double FormulaTolerance = 1e-6;

    /// <summary>The same for a table, whose third derivatives jump from cell to cell.</summary>
    public const double TableTolerance = 1e-5;

    private readonly double[] numbers;
    private readonly double[] table;

    private DampingColumn(double greatestSpeed, double[] numbers, double[] table) =>
        (GreatestSpeed, this.numbers, this.table) = (greatestSpeed, numbers, table);

    /// <summary>Relative tolerance.</summary>
    public double Tolerance => table.Length > 1 ? TableTolerance : FormulaTolerance;

    /// <summary>Speed above which there are no electrons, m s⁻¹.</summary>
    protected double GreatestSpeed { get; }

    /// <summary>A population of a family; the numbers and the table are those the family reads.</summary>
    public static DampingColumn Of<THot>(double greatestSpeed, double[] numbers, double[]? table = null)
        where THot : struct, IHotElectrons => new Family<THot>(greatestSpeed, numbers, table ?? [0]);

    /// <summary>Adds its share to the rates of waves; arguments as <see cref="DampingRates{THot}"/>.</summary>
    public void AddTo(Device device, View<double> waves, View<double> rule, DeviceBuffer<double> rates, (int Lowest, int Highest) harmonics)
    {
        DeviceBuffer<double>[] own = device.AllocateEach<double>(numbers.Length, table.Length);
        try
        {
            own[0].CopyFrom(numbers);
            own[1].CopyFrom(table);
            Launch(device, waves, own[0].View, own[1].View, rule, rates, harmonics);
            device.Synchronize();
        }
        finally
        {
            Array.ForEach(own, buffer => buffer.Dispose());
        }
    }

    private protected abstract void Launch(
        Device device,
        View<double> waves,
        View<double> column,
        View<double> table,
        View<double> rule,
        DeviceBuffer<double> rates,
        (int Lowest, int Highest) harmonics);

    private sealed class Family<THot>(double greatestSpeed, double[] numbers, double[] table) : DampingColumn(greatestSpeed, numbers, table)
        where THot : struct, IHotElectrons
    {
        private protected override void Launch(
            Device device,
            View<double> waves,
            View<double> column,
            View<double> table,
            View<double> rule,
            DeviceBuffer<double> rates,
            (int Lowest, int Highest) harmonics) => device.Launch<DampingRates<THot>, double>(
                new(waves, column, table, rule, rates.View, GreatestSpeed, Tolerance, harmonics.Lowest, harmonics.Highest), rates.Length);
    }
}
