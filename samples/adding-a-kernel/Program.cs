using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;

using Device device = Device.Default();
using DeviceBuffer<double> angles = device.Allocate<double>(1000), sines = device.Allocate<double>(1000);
angles.CopyFrom([.. Enumerable.Range(0, 1000).Select(i => i / 1000.0 - 0.5)]);
device.Launch<SineOfTurns, double>(new(angles.View, sines.View), count: 1000);

var result = new double[1000];
sines.CopyTo(result);
Console.WriteLine($"largest sine {result.Max():F6} on {device.Description}");

/// <summary>Sines of angles given in turns of [−½, ½].</summary>
public readonly struct SineOfTurns(View<double> angles, View<double> sines) : IKernel<double>
{
    private readonly View<double> angles = angles, sines = sines;

    /// <inheritdoc/>
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        Turns<V>.Of(V.Load(angles, index)).SinCos(out V sine, out _);
        V.Store(sines, index, sine);
    }
}
