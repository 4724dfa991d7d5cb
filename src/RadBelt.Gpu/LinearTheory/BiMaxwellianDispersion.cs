using System.Numerics;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.LinearTheory;

/// <summary>
/// R and L mode along B0 in any sum of drifting bi-Maxwellians, non-relativistic: <c>−I_s = [(ω − kU)/(|k|a)] Z(ζ) + (T⊥/T∥ − 1)(1 +
/// ζZ(ζ))</c>, <c>ζ = (ω − kU ± Ω)/(|k|a)</c>, a = (2T∥/m)^½, drift U, upper sign R mode (Stix 1992, ch. 10; Gary 1993, ch. 7). T∥ = 0
/// gives the limit.
/// </summary>
/// <remarks>
/// Relative errors of order T/mc² come from leaving out relativity: for resonant electrons of tens of keV <see
/// cref="RelativisticDispersion"/> is the one to compare with. A component's response takes a fraction of a microsecond, a mode a few tens.
/// </remarks>
public sealed class BiMaxwellianDispersion : ParallelDispersion
{
    private BiMaxwellianDispersion(double fieldStrength, Func<ColdPlasma, FieldAlignedMode> mode, IEnumerable<PlasmaComponent> plasma)
        : base(fieldStrength, mode, plasma)
    {
    }

    /// <summary>Right-hand waves: whistlers.</summary>
    /// <param name="fieldStrength">Background field B0, T, positive.</param>
    /// <param name="plasma">Electrons, and ions if they move; ions must neutralise the electrons.</param>
    /// <exception cref="InvalidInputException">A value is out of range, there are no electrons, or the ions do not neutralise
    /// them.</exception>
    public static BiMaxwellianDispersion RMode(double fieldStrength, params IEnumerable<PlasmaComponent> plasma) =>
        new(fieldStrength, cold => new RMode(cold), plasma);

    /// <summary>Left-hand waves below the ion gyrofrequencies: ion cyclotron waves.</summary>
    /// <param name="fieldStrength">Background field B0, T, positive.</param>
    /// <param name="plasma">Electrons and ions; ions must neutralise the electrons.</param>
    /// <exception cref="InvalidInputException">As <see cref="RMode"/>, or there are no ions.</exception>
    public static BiMaxwellianDispersion LMode(double fieldStrength, params IEnumerable<PlasmaComponent> plasma) =>
        new(fieldStrength, cold => new LMode(cold), plasma);

    internal override Complex Response(int s, Complex ω, double k)
    {
        PlasmaComponent component = Components[s];
        Complex inFrame = ω - k * component.Drift;
        Complex detuned = inFrame + Detuning(component);
        if (component.ParallelTemperature == 0)
        {
            double spread = k * k * component.PerpendicularTemperature / component.Species.Mass;
            return inFrame / detuned + spread / (detuned * detuned);
        }

        double ka = Math.Abs(k) * component.ParallelThermalSpeed;
        (Complex z, Complex w) = PlasmaDispersionFunction.Both(detuned / ka);
        return -(inFrame / ka * z + component.Anisotropy * w);
    }

    internal override Complex? TryStart(double k) =>
        HeatedRoot.Follow(ColdMode.Frequency(k), (part, ω) => Heated(part).TryRoot(k, ω));

    private BiMaxwellianDispersion Heated(double part) =>
        part == 1 ? this : new(ColdMode.Plasma.FieldStrength, _ => ColdMode, Components.Select(c => c.Heated(part)));
}
