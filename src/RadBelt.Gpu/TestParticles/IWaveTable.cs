using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.TestParticles;

/// <summary>The waves of a field model on the device, in the units of one kernel.</summary>
/// <typeparam name="TSelf">The table itself.</typeparam>
internal interface IWaveTable<TSelf> : IDisposable
{
    /// <summary>Instants one launch can hold.</summary>
    int Instants { get; }

    /// <summary>The longest cells that the kernel can count positions in, m.</summary>
    static abstract double CellLengthFor(FieldModel field);

    /// <summary>The waves of <paramref name="field"/> as a species feels them in steps of <paramref name="timeStep"/> s.</summary>
    static abstract TSelf Of(FieldModel field, Device device, Species species, double timeStep, double cellLength, int maximumInstants);
}
