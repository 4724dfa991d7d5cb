namespace RadBelt.Gpu.TestParticles;

/// <summary>
/// The broadband full-orbit push in plain C#: same algorithm, same steps, one number at a time on one thread, without lanes or views. It is what speed is
/// measured against, and a second implementation to test the kernels with.
/// </summary>
internal static class ScalarReference
{
    /// <summary>One wave as the float loop takes it.</summary>
    /// <param name="TurnsPerCell">k in turns per cell, fixed point of 32 bits.</param>
    /// <param name="Scaled">The same as a real number times 2³².</param>
    /// <param name="Rotation">q b Δt/(2m).</param>
    /// <param name="Impulse">q v_ph b Δt/(2mc).</param>
    public readonly record struct Wave(uint TurnsPerCell, float Scaled, float Rotation, float Impulse);

    /// <summary>One particle: cell, offset, p/(mc).</summary>
    public record struct Particle(float Cell, float Offset, float X, float Y, float Z);

    /// <summary>Advances particles by Boris's scheme in R-mode (−1) or L-mode (+1) waves.</summary>
    /// <param name="particles">Advanced in place.</param>
    /// <param name="waves">Waves.</param>
    /// <param name="phases">−ω t + φ of each wave in 32-bit turns, a row for each step.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="background">q B0 Δt/(2m).</param>
    /// <param name="drift">c Δt/2, cells.</param>
    /// <param name="hand">−1 or +1.</param>
    public static void Push(Span<Particle> particles, ReadOnlySpan<Wave> waves, ReadOnlySpan<uint> phases, int steps, float background, float drift, float hand)
    {
        for (int i = 0; i < particles.Length; i++)
        {
            Particle p = particles[i];
            for (int step = 0; step < steps; step++)
            {
                Drift(ref p, drift);
                float by = 0, bs = 0, ec = 0, es = 0;
                uint cell = (uint)(int)p.Cell;
                float offset = p.Offset;
                ReadOnlySpan<uint> row = phases.Slice(step * waves.Length, waves.Length);
                for (int j = 0; j < waves.Length; j++)
                {
                    ref readonly Wave w = ref waves[j];
                    uint phase = cell * w.TurnsPerCell + (uint)float.ConvertToIntegerNative<int>(w.Scaled * offset) + row[j];
                    (float sin, float cos) = SinCos(phase);
                    by += w.Rotation * cos;
                    bs += w.Rotation * sin;
                    ec += w.Impulse * cos;
                    es += w.Impulse * sin;
                }

                Kick(ref p, background, by, hand * bs, hand * es, -ec);
                Drift(ref p, drift);
            }

            particles[i] = p;
        }
    }

    /// <summary>Sine and cosine of 32-bit turns by the polynomials of <see cref="Kernels.Lanes.Turns{V}"/>.</summary>
    public static (float Sin, float Cos) SinCos(uint phase)
    {
        uint shifted = phase + (1u << 29);
        float t = (int)(phase << 2) * 2.3283064e-10f, z = t * t;
        float s = t * (1.5707964f + z * (-0.6459635f + z * (0.07968022f + z * -0.0046021491f)));
        float c = 1 + z * (-1.2337005f + z * (0.2536694f + z * (-0.020861529f + z * 0.0009067399f)));

        // Swap in odd quadrants without a branch, which random phases would mispredict half of the time.
        uint sine = BitConverter.SingleToUInt32Bits(s), cosine = BitConverter.SingleToUInt32Bits(c);
        uint swap = (sine ^ cosine) & (0u - ((shifted >> 30) & 1));
        return (
            BitConverter.UInt32BitsToSingle(sine ^ swap ^ (shifted & 0x80000000u)),
            BitConverter.UInt32BitsToSingle(cosine ^ swap ^ ((shifted + (1u << 30)) & 0x80000000u)));
    }

    private static void Drift(ref Particle p, float drift)
    {
        float offset = p.Offset + drift * p.X / MathF.Sqrt(1 + p.X * p.X + p.Y * p.Y + p.Z * p.Z);
        float whole = MathF.Floor(offset + 0.5f);
        p.Cell += whole;
        p.Offset = offset - whole;
    }

    private static void Kick(ref Particle p, float bx, float by, float bz, float ey, float ez)
    {
        float ux = p.X, uy = p.Y + ey, uz = p.Z + ez;
        float perGamma = 1 / MathF.Sqrt(1 + ux * ux + uy * uy + uz * uz);
        float tx = perGamma * bx, ty = perGamma * by, tz = perGamma * bz;
        float s = 2 / (1 + tx * tx + ty * ty + tz * tz);
        float px = ux + uy * tz - uz * ty, py = uy + uz * tx - ux * tz, pz = uz + ux * ty - uy * tx;
        p.X = ux + s * (py * tz - pz * ty);
        p.Y = uy + s * (pz * tx - px * tz) + ey;
        p.Z = uz + s * (px * ty - py * tx) + ez;
    }
}
