using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>Looks now and then whether a run is still sound, and ends it when it is not.</summary>
internal sealed class PicWatch(PicModel model)
{
    /// <summary>Steps between looks.</summary>
    public const int Interval = 64;

    private const double Runaway = 2;
    private double start, previous;

    public void Begin() => start = previous = model.Energy().Balance;

    public void AfterStep()
    {
        if (model.Step % Interval == 0)
        {
            Look(model.Energy());
        }
    }

    public void Save(ICheckpointWriter writer) => writer.Write<double>("energy", [start, previous]);

    public void Restore(ICheckpointReader reader) => (start, previous) = (reader.Read<double>("energy")[0], reader.Read<double>("energy")[1]);

    private void Look(PicEnergy energy)
    {
        double balance = energy.Balance;
        if (!double.IsFinite(balance))
        {
            throw new SimulationFailedException(
                InvariantText.Of($"values are no longer numbers at step {model.Step} (t = {energy.Time:G6} s), first {Where()}; they were sound {Interval} steps before. Take a shorter time step, or look at what was prescribed there"),
                energy.Time);
        }

        // What passes through may be far more than what was there, and closes to its own accuracy. Prescribed fields may do any work.
        double passed = Math.Abs(energy.Driven) + Math.Abs(energy.Absorbed) + Math.Abs(energy.Exchanged);
        if (model.Setup.Prescribed is null && balance > Runaway * (Math.Abs(start) + passed))
        {
            throw new SimulationFailedException(
                InvariantText.Of($"the energy runs away: at step {model.Step} (t = {energy.Time:G6} s) it is {balance / start:G4} times that of the start ({previous / start:G4} times {Interval} steps before), most {Where()}. Take a shorter time step or smaller cells"),
                energy.Time);
        }

        previous = balance;
    }

    // Where a field is not a number, or largest.
    private string Where()
    {
        var values = new double[model.Setup.Grid.Cells];
        (FieldComponent component, int cell, double size) worst = (FieldComponent.Ex, 0, -1);
        foreach (FieldComponent component in (FieldComponent[])[FieldComponent.Ex, FieldComponent.Ey, FieldComponent.Ez])
        {
            model.CopyField(component, values);
            for (int i = 0; i < values.Length; i++)
            {
                double size = double.IsFinite(values[i]) ? Math.Abs(values[i]) : double.PositiveInfinity;
                if (size > worst.size)
                {
                    worst = (component, i, size);
                }
            }
        }

        return InvariantText.Of($"in {worst.component} at x = {model.PositionOf(worst.component, worst.cell):G6} m");
    }
}
