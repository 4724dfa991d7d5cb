using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Maxwell;

namespace RadBelt.Gpu.Pic;

/// <summary>The fields that particles feel: those of the run (of a tube of field lines, times √b), E filtered as the current is, with what is prescribed added.</summary>
internal sealed class SeenFields : IDisposable
{
    private readonly Device device;
    private readonly PicSetup setup;
    private readonly CellRange range;
    private readonly FieldStore fields;
    private readonly Filter filter;
    private readonly FluxTube? tube;
    private readonly FieldStore? own, prescribed;
    private readonly double[][] values = [];
    private readonly int order;

    public SeenFields(Device device, PicSetup setup, CellRange range, FieldStore fields, Filter filter, FluxTube? tube, int order)
    {
        (this.device, this.setup, this.range, this.fields, this.filter, this.tube, this.order) = (device, setup, range, fields, filter, tube, order);
        if (filter.IsActive || tube is not null || setup.Prescribed is not null)
        {
            own = new(device, range.Cells);
        }

        if (setup.Prescribed is not null)
        {
            prescribed = new(device, range.Cells);
            values = [.. Enumerable.Range(0, 5).Select(_ => new double[range.Elements])];
        }
    }

    /// <summary>The fields as kernels see them.</summary>
    public GridFields View => own is null ? fields.View : new(
        own.Ex.View, own.Ey.View, own.Ez.View, OwnsMagnetic ? own.By.View : fields.By.View, OwnsMagnetic ? own.Bz.View : fields.Bz.View);

    private bool OwnsMagnetic => prescribed is not null || tube is not null;

    /// <summary>Brings them to a time.</summary>
    /// <param name="time">Time of E, s; B is meant to be at the same time.</param>
    public void Prepare(double time)
    {
        if (own is null)
        {
            return;
        }

        if (prescribed is not null)
        {
            Evaluate(time);
        }

        tube?.See(fields, own);
        for (int c = 0; c < 5; c++)
        {
            bool electric = c < 3;
            if (electric && filter.IsActive)
            {
                filter.Apply(tube is null || c == 0 ? fields.Arrays[c] : own.Arrays[c], own.Arrays[c]);
                if (prescribed is not null)
                {
                    device.Launch<Add, double>(new(own.Arrays[c].View, prescribed.Arrays[c].View, own.Arrays[c].View), range.Elements);
                }
            }
            else if (prescribed is not null)
            {
                device.Launch<Add, double>(new(fields.Arrays[c].View, prescribed.Arrays[c].View, own.Arrays[c].View), range.Elements);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        own?.Dispose();
        prescribed?.Dispose();
    }

    private void Evaluate(double time)
    {
        double dx = setup.Grid.CellSize;
        for (int i = 0; i < range.Elements; i++)
        {
            double node = range.PositionOf(i, order);
            PrescribedValues onNode = setup.Prescribed!.At(time, node), onHalfNode = setup.Prescribed.At(time, node + (dx / 2));
            (values[0][i], values[1][i], values[2][i], values[3][i], values[4][i]) =
                (onHalfNode.Ex, onNode.Ey, onNode.Ez, onHalfNode.By, onHalfNode.Bz);
        }

        for (int c = 0; c < 5; c++)
        {
            prescribed!.Arrays[c].CopyFrom(values[c]);
        }
    }
}
