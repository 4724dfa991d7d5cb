using RadBelt.Gpu.Kernels.Lanes;

namespace RadBelt.Gpu.Kernels.Diffusion;

/// <summary>A function of one variable with four numbers of its own in a column of <see cref="WaveColumns"/>.</summary>
public interface IProfile
{
    /// <summary>The function at t.</summary>
    /// <typeparam name="V">Lane type.</typeparam>
    /// <param name="columns">Where its numbers are.</param>
    /// <param name="offset">The first of them.</param>
    /// <param name="tables">Tables that they may point to.</param>
    /// <param name="t">The variable.</param>
    static abstract V At<V>(View<double> columns, long offset, View<double> tables, V t)
        where V : unmanaged, ILanes<V, double>;

    /// <summary>How many kinks it has.</summary>
    static abstract int Kinks<V>(View<double> columns, long offset)
        where V : unmanaged, ILanes<V, double>;

    /// <summary>The t of a kink, in rising order of <paramref name="number"/>.</summary>
    static abstract double Kink<V>(View<double> columns, long offset, View<double> tables, int number)
        where V : unmanaged, ILanes<V, double>;
}
