namespace RadBelt.Gpu.Simulations;

/// <summary>Physics and state that advance in equal steps; <see cref="Simulation"/> keeps the clock.</summary>
public interface IModel : IDisposable
{
    /// <summary>Prepares for steps of <paramref name="timeStep"/> s; the clock is at zero.</summary>
    /// <exception cref="Physics.InvalidInputException">The model cannot take such steps.</exception>
    void Begin(double timeStep);

    /// <summary>Advances by a number of steps.</summary>
    void Advance(long steps);
}
