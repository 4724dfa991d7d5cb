using System.Numerics;
using RadBelt.Gpu.Pic;

namespace RadBelt.Gpu.Validation.Pic;

/// <summary>Fourier amplitudes of the fields of a periodic run: a of Σ a exp(ikx).</summary>
internal static class FieldMode
{
    /// <summary>That of one component.</summary>
    public static Complex Of(PicModel model, FieldComponent component, double k)
    {
        var values = new double[model.Setup.Grid.Cells];
        model.CopyField(component, values);
        Complex sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += values[i] * Complex.FromPolarCoordinates(1, -k * model.PositionOf(component, i));
        }

        return sum / values.Length;
    }

    /// <summary>That of B_y − iB_z: with k &gt; 0, right-hand waves along +x and left-hand ones against it.</summary>
    public static Complex OfMagnetic(PicModel model, double k) =>
        Of(model, FieldComponent.By, k) - (Complex.ImaginaryOne * Of(model, FieldComponent.Bz, k));

    /// <summary>That of E_y − iE_z.</summary>
    public static Complex OfElectric(PicModel model, double k) =>
        Of(model, FieldComponent.Ey, k) - (Complex.ImaginaryOne * Of(model, FieldComponent.Ez, k));
}
