using RadBelt.Gpu.Cli.Decks.Schema;
using RadBelt.Gpu.Waves;

namespace RadBelt.Gpu.Cli.Decks.Experiments;

/// <summary>Weight exp(−[(X − X_m)/X_w]²) of X = tanψ, each of the values an angle or a tangent.</summary>
internal sealed record WaveNormalsSection : IDeckSection
{
    private const double Steepest = 89.9;

    /// <summary>ψ_m, rad.</summary>
    [DeckKey("peak", Unit = "deg", Min = 0, Max = Steepest, Doc = "Angle of greatest weight, X_m = tan(peak).", Example = "0 deg")]
    public double Peak { get; init; }

    /// <summary>ψ_w, rad.</summary>
    [DeckKey("width", Unit = "deg", Min = 0, MinExclusive = true, Max = Steepest, Default = "none: `tangent_width` instead",
        Doc = "Width X_w = tan(width), at which the weight has fallen to 1/e.", Example = "30 deg")]
    public double? Width { get; init; }

    /// <summary>Least and greatest ψ, rad.</summary>
    [DeckKey("range", Unit = "deg", Min = 0, Max = Steepest, Default = "none: `tangent_range` instead", Doc = "Least and greatest angle.", Example = "[0 deg, 45 deg]")]
    public Interval? Range { get; init; }

    /// <summary>X_m.</summary>
    [DeckKey("tangent_peak", Min = 0, Max = 500, Default = "none: `peak` instead", Doc = "X_m itself.", Example = "0")]
    public double? TangentPeak { get; init; }

    /// <summary>X_w.</summary>
    [DeckKey("tangent_width", Min = 0, MinExclusive = true, Max = 500, Default = "none: `width` instead", Doc = "X_w itself.", Example = "0.577")]
    public double? TangentWidth { get; init; }

    /// <summary>Least and greatest X.</summary>
    [DeckKey("tangent_range", Min = 0, Max = 500, Default = "none: `range` instead", Doc = "Least and greatest X.", Example = "[0, 1]")]
    public Interval? TangentRange { get; init; }

    /// <summary>The distribution.</summary>
    /// <exception cref="Physics.InvalidInputException">It holds nothing.</exception>
    public WaveNormalDistribution ToDistribution() => WaveNormalDistribution.Gaussian(
        TangentPeak ?? Math.Tan(Peak),
        TangentWidth ?? Math.Tan(Width!.Value),
        TangentRange?.High ?? Math.Tan(Range!.Value.High),
        TangentRange?.Low ?? Math.Tan(Range!.Value.Low));

    /// <inheritdoc/>
    public void Validate(DeckContext context)
    {
        foreach (string key in (string[])["peak", "width", "range"])
        {
            if (context.Has(key) && context.Has($"tangent_{key}"))
                context.Error($"tangent_{key}", $"given together with `{key}`; keep one of the two");
        }

        if (Width is null && TangentWidth is null)
            context.Error("width", "this key is missing; give `width`, for example `30 deg`, or `tangent_width`");
        if (Range is null && TangentRange is null)
            context.Error("range", "this key is missing; give `range`, for example `[0 deg, 45 deg]`, or `tangent_range`");
    }
}
