namespace RadBelt.Gpu.Pic.Tracers;

/// <summary>A tracer on its way between ranks. Of a message the first one is no tracer: its number says how many follow.</summary>
/// <param name="Number">Its number in the set.</param>
/// <param name="Cell">Its cell, as the whole range counts them.</param>
/// <param name="Offset">Offset from the cell's centre, cells.</param>
/// <param name="Ux">p_x/(mc).</param>
/// <param name="Uy">p_y/(mc).</param>
/// <param name="Uz">p_z/(mc).</param>
/// <param name="Laps">Laps around the stretch.</param>
internal readonly record struct TracerState(int Number, float Cell, float Offset, float Ux, float Uy, float Uz, float Laps)
{
    /// <summary>Values beside the number.</summary>
    public const int Values = 6;
}
