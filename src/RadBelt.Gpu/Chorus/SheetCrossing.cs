namespace RadBelt.Gpu.Chorus;

/// <summary>Where a sheet of rays meets a field line.</summary>
/// <param name="Leg">How often its rays had turned back in latitude.</param>
/// <param name="Rises">Whether L rises with the L of the source; it falls where rays have crossed.</param>
/// <param name="Wave">The wave.</param>
internal readonly record struct SheetCrossing(int Leg, bool Rises, Arrival Wave);
