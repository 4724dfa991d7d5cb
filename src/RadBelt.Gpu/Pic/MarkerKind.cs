using RadBelt.Gpu.Kernels.Pic;

namespace RadBelt.Gpu.Pic;

/// <summary>What the markers of a species carry: the types of <see cref="IMarkers"/> as values.</summary>
internal enum MarkerKind
{
    /// <summary><see cref="Kernels.Pic.FullF"/>.</summary>
    FullF,

    /// <summary><see cref="Kernels.Pic.DeltaF"/>.</summary>
    DeltaF,

    /// <summary><see cref="Kernels.Pic.FieldLineDeltaF"/>.</summary>
    FieldLineDeltaF,

    /// <summary><see cref="Kernels.Pic.ChangingDeltaF"/>.</summary>
    ChangingDeltaF,

    /// <summary><see cref="Kernels.Pic.ChangingF"/>.</summary>
    ChangingF,
}

/// <summary>Something to do with markers of a type.</summary>
internal interface IMarkerAction
{
    /// <summary>Does it.</summary>
    void Do<TMarkers>()
        where TMarkers : struct, IMarkers;
}

/// <summary>From a kind of markers to its type.</summary>
internal static class MarkerKinds
{
    extension(MarkerKind kind)
    {
        /// <summary>Whether markers keep ln f0 of their start.</summary>
        public bool KeepLogStart => kind != MarkerKind.FullF;

        /// <summary>Whether they keep F = f/f0(start), as f changes along orbits.</summary>
        public bool KeepF => kind is MarkerKind.ChangingDeltaF or MarkerKind.ChangingF;

        /// <summary>Whether f0 has to be added to what they carry.</summary>
        public bool IsDeltaF => kind is MarkerKind.DeltaF or MarkerKind.FieldLineDeltaF or MarkerKind.ChangingDeltaF;

        /// <summary>Whether they carry no current along B0.</summary>
        public bool IsTransverse => kind is not (MarkerKind.FullF or MarkerKind.DeltaF);

        /// <summary>Values a marker: its place in the cell, momentum and what it keeps.</summary>
        public int Components => kind.KeepF ? 6 : kind.KeepLogStart ? 5 : 4;

        /// <summary>Does something with the type of a kind.</summary>
        public void Do<TAction>(TAction action)
            where TAction : struct, IMarkerAction
        {
            switch (kind)
            {
                case MarkerKind.FullF: action.Do<FullF>(); break;
                case MarkerKind.DeltaF: action.Do<DeltaF>(); break;
                case MarkerKind.FieldLineDeltaF: action.Do<FieldLineDeltaF>(); break;
                case MarkerKind.ChangingDeltaF: action.Do<ChangingDeltaF>(); break;
                default: action.Do<ChangingF>(); break;
            }
        }

        /// <summary>Does something for which only what markers keep matters, with one type for all that keep the same.</summary>
        public void Move<TAction>(TAction action)
            where TAction : struct, IMarkerAction
        {
            switch (kind.Components)
            {
                case 4: action.Do<FullF>(); break;
                case 5: action.Do<DeltaF>(); break;
                default: action.Do<ChangingDeltaF>(); break;
            }
        }
    }
}
