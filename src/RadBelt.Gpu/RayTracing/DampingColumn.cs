using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Rays;

namespace RadBelt.Gpu.RayTracing;

/// <summary>A population of hot electrons as kernels read it.</summary>
internal abstract class DampingColumn
{
    private readonly double[] numbers;
    private readonly double[] table;

    private DampingColumn(double[] numbers, double[] table) => (this.numbers, this.table) = (numbers, table);

    /// <summary>A population of a family; the numbers and the table are those the family reads.</summary>
    public static DampingColumn Of<THot>(double[] numbers, double[]? table = null)
        where THot : struct, IHotElectrons => new Family<THot>(numbers, table ?? [0]);

    /// <summary>Adds its share to the rates of waves; arguments as <see cref="DampingRates{THot}"/>.</summary>
    public void AddTo(Device device, View<double> waves, View<double> rule, DeviceBuffer<double> rates, double tolerance, (int Lowest, int Highest) harmonics)
    {
        DeviceBuffer<double>[] own = device.AllocateEach<double>(numbers.Length, table.Length);
        try
        {
            own[0].CopyFrom(numbers);
            own[1].CopyFrom(table);
            Launch(device, waves, own[0].View, own[1].View, rule, rates, tolerance, harmonics);
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
        double tolerance,
        (int Lowest, int Highest) harmonics);

    private sealed class Family<THot>(double[] numbers, double[] table) : DampingColumn(numbers, table)
        where THot : struct, IHotElectrons
    {
        private protected override void Launch(
            Device device,
            View<double> waves,
            View<double> column,
            View<double> table,
            View<double> rule,
            DeviceBuffer<double> rates,
            double tolerance,
            (int Lowest, int Highest) harmonics) => device.Launch<DampingRates<THot>, double>(
                new(waves, column, table, rule, rates.View, tolerance, harmonics.Lowest, harmonics.Highest), rates.Length);
    }
}
