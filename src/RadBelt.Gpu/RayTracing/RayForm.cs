using RadBelt.Gpu.Devices;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.RayTracing;

/// <summary>The kernel for one density model, with what it needs on the device.</summary>
internal abstract class RayForm : IDisposable
{
    private readonly DeviceBuffer<double> species;

    private RayForm(Device device, DipolePlasma plasma)
    {
        double electron = PhysicalConstants.ElementaryCharge / PhysicalConstants.ElectronMass;
        List<double> numbers = [1, -1];
        foreach (IonFraction ion in plasma.Ions)
        {
            double charges = ion.Species.Charge / PhysicalConstants.ElementaryCharge;
            numbers.AddRange([ion.Fraction * charges * charges * PhysicalConstants.ElectronMass / ion.Species.Mass, ion.Species.Charge / ion.Species.Mass / electron]);
        }

        (Plasma, species) = (plasma, device.Allocate<double>(numbers.Count));
        species.CopyFrom([.. numbers]);
    }

    /// <summary>The plasma.</summary>
    protected DipolePlasma Plasma { get; }

    /// <summary>The form of a plasma's density model.</summary>
    /// <param name="device">Where rays are traced.</param>
    /// <param name="plasma">The plasma.</param>
    /// <param name="settings">Where rays end: a model of a user's own is tabulated up to there.</param>
    /// <exception cref="InvalidInputException">A density in that region is not positive.</exception>
    public static RayForm Of(Device device, DipolePlasma plasma, RaySettings settings) => plasma.Density switch
    {
        PowerLawDensity density => Of(device, plasma, new ShellPowerLaw(density.EquatorialDensity, 0, density.Exponent)),
        FrequencyRatioDensity density => Of(device, plasma, new ShellPowerLaw(density.EquatorialDensity(plasma.SurfaceField), 6, density.Exponent)),
        Sheeley2001Density { LocalTime: double hours } density => Of(device, plasma, new SheeleyTrough(hours, density.Exponent)),
        Sheeley2001Density density => Of(device, plasma, new ShellPowerLaw(1390 * Math.Pow(3, 4.83) * Units.PerCubicCentimetre, 4.83, density.Exponent)),
        DiffusiveEquilibriumDensity density => Of(device, plasma, density.ForRays(plasma.EarthRadius)),
        _ => Tabulated(device, plasma, settings),
    };

    /// <summary>Settings with the bounds of rays drawn to where a density model holds.</summary>
    /// <exception cref="InvalidInputException">It holds nowhere within them.</exception>
    public static RaySettings Within(IDensityModel density, RaySettings settings)
    {
        switch (density)
        {
            case DiffusiveEquilibriumDensity model:
                model.RequireAbove(settings.LeastAltitude);
                return settings;
            case Sheeley2001Density:
                // A little inside, so that the model can be asked at the last point of a ray, which is on the bound to rounding.
                double least = Math.Max(settings.LeastLShell, Sheeley2001Density.LeastLShell * (1 + 1e-9));
                double greatest = Math.Min(settings.GreatestLShell, Sheeley2001Density.GreatestLShell * (1 - 1e-9));
                return least < greatest
                    ? settings with { LeastLShell = least, GreatestLShell = greatest }
                    : throw new InvalidInputException(
                        $"L of rays: {settings.LeastLShell:G6} … {settings.GreatestLShell:G6} has no part in 3 … 7, where the Sheeley (2001) density holds; give a density of your own.");
            default:
                return settings;
        }
    }

    /// <summary>Advances rays.</summary>
    public abstract void Launch(Device device, RayTable rays, RayBounds bounds, RayStepping stepping, double coneFraction, long count);

    /// <inheritdoc/>
    public virtual void Dispose() => species.Dispose();

    private static OfDensity<TDensity> Of<TDensity>(Device device, DipolePlasma plasma, TDensity density, IDisposable? table = null)
        where TDensity : struct, IRayDensity => new(device, plasma, density, table);

    private static OfDensity<TabulatedRayDensity> Tabulated(Device device, DipolePlasma plasma, RaySettings settings)
    {
        var table = new RayDensityTable(device, plasma, settings);
        return Of(device, plasma, table.Kernel, table);
    }

    private sealed class OfDensity<TDensity>(Device device, DipolePlasma plasma, TDensity density, IDisposable? table) : RayForm(device, plasma)
        where TDensity : struct, IRayDensity
    {
        public override void Launch(Device device, RayTable rays, RayBounds bounds, RayStepping stepping, double coneFraction, long count)
        {
            var medium = new RayMedium<DipoleRayField, TDensity>(
                new(Plasma.SurfaceField),
                density,
                species.View,
                PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge / (PhysicalConstants.VacuumPermittivity * PhysicalConstants.ElectronMass),
                PhysicalConstants.ElementaryCharge / PhysicalConstants.ElectronMass,
                Plasma.EarthRadius / PhysicalConstants.SpeedOfLight,
                coneFraction);
            device.Launch<TraceRays<DipoleRayField, TDensity>, double>(new(medium, rays, bounds, stepping), count);
        }

        public override void Dispose()
        {
            table?.Dispose();
            base.Dispose();
        }
    }
}
