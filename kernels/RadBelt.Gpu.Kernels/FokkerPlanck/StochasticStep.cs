using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Random;

namespace RadBelt.Gpu.Kernels.FokkerPlanck;

/// <summary>
/// Steps of Euler and Maruyama of the stochastic differential equations of pitch angle and ln p (Tao et al. 2008, Eqs. 3–6; the chorus paper's Eqs. 5–12, in ln p):
/// <c>dα = a_α dt + b₁₁dW₁</c>, <c>dℓ = a_ℓ dt + b₂₁dW₁ + b₂₂dW₂</c>, <c>b₁₁ = (2D_αα)^½</c>, <c>b₂₁ = b₁₁D_αℓ/D_αα</c>, <c>b₂₂ = [2(D_ℓℓ − D_αℓ²/D_αα)]^½</c>.
/// </summary>
/// <remarks>
/// At a pole the volume of phase space vanishes as the distance δ to it, and the drift D_αα/δ there diverges. It is what a second dimension does: the step is made in a
/// plane, δ → [(δ + kick)² + (kick across)²]^½, at the nearer pole; that from the other pole is a plain drift, and those in the table are without either. Bounds reflect
/// along the flux, (D_αℓ, D_ℓℓ) as it is on the bound: no particles pass through them, and the scheme keeps its first order (Bossy, Gobet &amp; Talay 2004, J. Appl. Prob.
/// 41, 877). A particle is lost when it ends in the loss cone, or when a Brownian path between the ends of the step has been there (Gobet 2001, ESAIM: Prob. Stat. 5, 261).
/// </remarks>
/// <param name="pitchAngles">α, rad, advanced in place; −1 once it is lost.</param>
/// <param name="logarithms">ℓ = ln p, advanced in place.</param>
/// <param name="table">Coefficients.</param>
/// <param name="bounds">Bounds.</param>
/// <param name="timeStep">Δt, s.</param>
/// <param name="steps">Steps of this launch.</param>
/// <param name="firstStep">Number of the first of them in the run.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="firstParticle">Number of the first particle in the run.</param>
internal readonly struct StochasticStep(
    View<double> pitchAngles, View<double> logarithms, StochasticCoefficients table, StochasticBounds bounds, double timeStep, int steps, long firstStep, long seed, long firstParticle = 0)
    : IKernel<double>
{
    private const double PerWord = 1.0 / 4294967296.0;
    private readonly View<double> pitchAngles = pitchAngles, logarithms = logarithms;
    private readonly StochasticCoefficients table = table;
    private readonly StochasticBounds bounds = bounds;
    private readonly double timeStep = timeStep;
    private readonly int steps = steps;
    private readonly long firstStep = firstStep, firstParticle = firstParticle;
    private readonly uint key0 = unchecked((uint)seed), key1 = unchecked((uint)(seed >> 32));

    /// <inheritdoc/>
    [MethodImpl(Whole)]
    public void Execute<V>(long index)
        where V : unmanaged, ILanes<V, double>
    {
        V α = V.Load(pitchAngles, index), ℓ = V.Load(logarithms, index);
        Mask<V> alive = α > V.Of(-0.5);
        for (int step = 0; step < steps && V.Any(alive); step++)
        {
            Draws(firstParticle + index, firstStep + step, out V first, out V second, out V across, out V wait);
            LocalCoefficients<V> local = table.At(α, ℓ);
            Move(α, ℓ, local, first, second, across, wait, out V αNext, out V ℓNext);
            α = V.Select(alive, αNext, α);
            ℓ = V.Select(alive, ℓNext, ℓ);
            alive &= α > V.Of(-0.5);
        }

        V.Store(pitchAngles, index, α);
        V.Store(logarithms, index, ℓ);
    }

    [MethodImpl(Whole)]
    private void Move<V>(V α, V ℓ, in LocalCoefficients<V> local, V first, V second, V across, V wait, out V αNext, out V ℓNext)
        where V : unmanaged, ILanes<V, double>
    {
        V zero = V.Of(0), dt = V.Of(timeStep), two = V.Of(2);
        V perAlpha = Ratio(local.Mixed, local.AlphaAlpha), perLog = Ratio(local.Mixed, local.LogLog);
        V scale = V.Sqrt(two * dt * local.AlphaAlpha), kick = scale * first;
        V own = LaneMath.Max(V.MulAdd(-local.Mixed, perAlpha, local.LogLog), zero);

        Mask<V> upper = α > V.Of(bounds.Middle);
        V sign = V.Select(upper, V.Of(-1), V.Of(1)), pole = V.Select(upper, V.Of(bounds.Highest), zero);
        V distance = V.Abs(pole - α), other = V.Of(bounds.Others) * local.AlphaAlpha / LaneMath.Max(V.Of(bounds.Highest) - distance, V.Of(0.5) * V.Of(bounds.Highest));
        V along = V.MulAdd(sign, V.MulAdd(local.AlphaDrift, dt, kick), V.MulAdd(-other, dt, distance)), aside = scale * across;
        V a = V.MulAdd(sign, V.Sqrt(V.MulAdd(along, along, aside * aside)), pole);
        V l = ℓ + V.MulAdd(local.LogDrift, dt, V.MulAdd(perAlpha, kick, V.Sqrt(two * dt * own) * second));

        V beyond = LaneMath.Max(l - V.Of(bounds.HighestLog), zero) + LaneMath.Min(l - V.Of(bounds.LowestLog), zero);
        if (V.Any(V.Abs(beyond) > zero))
        {
            V foot = LaneMath.Max(LaneMath.Min(V.MulAdd(-perLog, beyond, a), V.Of(bounds.Highest)), V.Of(bounds.LossCone)), bound = l - beyond;
            LocalCoefficients<V> there = table.At(foot, bound);
            a = V.MulAdd(V.Of(-2) * Ratio(there.Mixed, there.LogLog), beyond, a);
            l = bound - beyond;
        }

        a = V.Of(bounds.Highest) - V.Abs(V.Of(bounds.Highest) - a);
        if (bounds.LossCone > 0)
        {
            // exp(−d d′/(D Δt)) is the probability of a Brownian bridge between distances d and d′ to have touched the loss cone.
            V ends = a - V.Of(bounds.LossCone);
            Mask<V> lost = (ends < zero) | (wait * local.AlphaAlpha * dt > (α - V.Of(bounds.LossCone)) * ends);
            a = V.Select(lost, V.Of(-1), a);
        }
        else
        {
            V below = LaneMath.Min(a, zero);
            if (V.Any(below < zero))
            {
                V foot = LaneMath.Max(LaneMath.Min(V.MulAdd(-perAlpha, below, l), V.Of(bounds.HighestLog)), V.Of(bounds.LowestLog));
                LocalCoefficients<V> there = table.At(zero, foot);
                l = V.MulAdd(V.Of(-2) * Ratio(there.Mixed, there.AlphaAlpha), below, l);
                a = V.Abs(a);
            }
        }

        αNext = a;
        ℓNext = LaneMath.Max(LaneMath.Min(l, V.Of(bounds.HighestLog)), V.Of(bounds.LowestLog));
    }

    // D_αℓ over a diagonal coefficient; without diffusion D_αℓ is zero too.
    [MethodImpl(Inline)]
    private static V Ratio<V>(V mixed, V diagonal)
        where V : unmanaged, ILanes<V>
    {
        Mask<V> some = diagonal > V.Of(0);
        return V.Select(some, mixed / V.Select(some, diagonal, V.Of(1)), V.Of(0));
    }

    // Three normal numbers and one of exponential distribution, by Box and Muller from four words; the one across has 16 bits of radius and 16 of angle.
    [MethodImpl(Whole)]
    private void Draws<V>(long index, long step, out V first, out V second, out V across, out V wait)
        where V : unmanaged, ILanes<V, double>
    {
        Int<V> number = Int<V>.Of(index) + Int<V>.Truncate(V.Numbers);
        Int<V> c0 = number & Int<V>.Of(0xFFFFFFFF), c1 = Int<V>.Of(step >> 32) + ((number >>> 32) << 16), c2 = Int<V>.Of(RandomStreams.StochasticKicks), c3 = Int<V>.Of(step & 0xFFFFFFFF);
        Philox.Words(ref c0, ref c1, ref c2, ref c3, key0, key1);
        V radius = V.Sqrt(V.Of(2) * Exponential(c0, PerWord));
        new Turns<V>(c1 << 32).SinCos(out V sin, out V cos);
        (first, second) = (radius * cos, radius * sin);
        wait = bounds.LossCone > 0 ? Exponential(c2, PerWord) : V.Of(0);
        new Turns<V>(c3 << 48).SinCos(out sin, out cos);
        across = V.Sqrt(V.Of(2) * Exponential((c3 >>> 16) & Int<V>.Of(0xFFFF), 1.0 / 65536)) * cos;
    }

    [MethodImpl(Whole)]
    private static V Exponential<V>(Int<V> word, double per)
        where V : unmanaged, ILanes<V> => -LaneMath.Log((word.ToReal() + V.Of(0.5)) * V.Of(per));
}
