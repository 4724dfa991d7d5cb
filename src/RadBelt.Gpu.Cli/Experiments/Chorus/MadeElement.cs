using RadBelt.Gpu.Chorus;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Simulations;

namespace RadBelt.Gpu.Cli.Experiments;

/// <summary>The element on a field line, made by this or by an earlier run that was stopped.</summary>
/// <param name="line">The field line.</param>
/// <param name="grid">The element's grid.</param>
internal sealed class MadeElement(DipoleFieldLine line, ElementGrid grid) : ICheckpointed
{
    private ChorusElement? element;

    /// <summary>The element, once it is made or restored.</summary>
    public ChorusElement Element
    {
        get => element!;
        set => element = value;
    }

    /// <inheritdoc/>
    public void Save(ICheckpointWriter writer) => ElementState.Save(writer, Element);

    /// <inheritdoc/>
    public void Restore(ICheckpointReader reader) => element = ElementState.Restore(reader, line, grid);
}
