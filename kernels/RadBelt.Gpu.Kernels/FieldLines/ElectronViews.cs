using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.FieldLines;

/// <summary>
/// Electrons on a field line, a column each: s = sinλ, u∥ = p∥/(mc), and <c>w = u⊥/√b</c> from the outward direction (x) toward the east (y). |w|² is the
/// magnetic moment: while no wave acts, w only turns.
/// </summary>
internal readonly struct ElectronViews(View<double> sine, View<double> along, View<double> x, View<double> y, View<double> lost, View<double> steps, View<double> left)
{
    /// <summary>s.</summary>
    public readonly View<double> Sine = sine;

    /// <summary>u∥.</summary>
    public readonly View<double> Along = along;

    /// <summary>w_x.</summary>
    public readonly View<double> X = x;

    /// <summary>w_y.</summary>
    public readonly View<double> Y = y;

    /// <summary>+1 lost in the north, −1 in the south, 0 neither.</summary>
    public readonly View<double> Lost = lost;

    /// <summary>Steps the window takes within waves; −1 where it has been passed without, 0 where the electron is lost.</summary>
    public readonly View<double> Steps = steps;

    /// <summary>1 once the electron has left the table of an element out of its waves.</summary>
    public readonly View<double> Left = left;
}
