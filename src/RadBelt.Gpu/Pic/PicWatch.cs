using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Pic;

/// <summary>Looks now and then whether a run is still sound, and ends it when it is not.</summary>
internal sealed class PicWatch(PicModel model)
{
    /// <summary>Steps between looks.</summary>
    public const int Interval = 64;

    private double start, previous;

    // A run that is allowed to heat may hold many times its energy before something else must be wrong.
    private double Runaway => model.Setup.AllowHeating ? 200 : 2;

    public void Begin() => start = previous = model.Energy().Held;

    public void AfterStep()
    {
        if (model.Step % Interval == 0)
        {
            Look(model.Energy());
        }
    }

    public void Save(ICheckpointWriter writer) => writer.Write<double>("energy", [start, previous]);

    public void Restore(ICheckpointReader reader)
    {
        double[] energy = reader.Read<double>("energy");
        (start, previous) = (energy[0], energy[1]);
    }

    /// <summary>Looks without waiting for its turn, and remembers nothing.</summary>
    public void Check() => Require(model.Energy());

    private void Look(PicEnergy energy)
    {
        Require(energy);
        previous = energy.Held;
    }

    private void Require(PicEnergy energy)
    {
        double held = energy.Held;
        if (!double.IsFinite(energy.Balance))
        {
            throw new SimulationFailedException(
                InvariantText.Of($"values are no longer numbers at step {model.Step} (t = {energy.Time:G6} s), first {Where()}; they were sound {Interval} steps before. Take a shorter time step, or look at what was prescribed there"),
                energy.Time);
        }

        // What has come in may be held. What prescribed fields do to particles is in no budget: then there is no telling what is too much.
        double supplied = start + Math.Max(0, energy.Driven) + Math.Max(0, energy.Exchanged) + Math.Max(0, energy.Relaxed);
        if (model.Setup.Prescribed is null && held > Runaway * supplied)
        {
            throw new SimulationFailedException(
                InvariantText.Of($"the energy runs away: at step {model.Step} (t = {energy.Time:G6} s) it is {held / supplied:G4} times what there was at the start and has come in ({previous / supplied:G4} times {Interval} steps before), most {Where()}. Take a shorter time step or smaller cells"),
                energy.Time);
        }
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
