using RadBelt.Gpu.Physics;

namespace RadBelt.Gpu.Pic;

/// <summary>
/// The step of <see cref="PicModel"/> (quadratic shapes, energy-conserving gather, Boris) in plain double-precision C#: what the kernels are
/// measured and checked against. Periodic; particles are in no order; weights are computed for each field as they are needed.
/// </summary>
internal sealed class ScalarPic
{
    private readonly int cells;
    private readonly double dx, dt, b0;
    private readonly double[] ex, ey, ez, by, bz, jx, jy, jz;
    private readonly List<(PicSpecies Species, double[] X, double[] Ux, double[] Uy, double[] Uz)> species = [];

    /// <summary>The state of a model before its first step, momenta and fields as they are.</summary>
    public ScalarPic(PicModel model)
    {
        (cells, dx, dt, b0) = (model.Setup.Grid.Cells, model.Setup.Grid.CellSize, model.TimeStep, model.Setup.FieldStrength);
        (ex, ey, ez, by, bz) = (Field(FieldComponent.Ex), Field(FieldComponent.Ey), Field(FieldComponent.Ez), Field(FieldComponent.By), Field(FieldComponent.Bz));
        (jx, jy, jz) = (new double[cells], new double[cells], new double[cells]);
        for (int s = 0; s < model.Setup.Species.Count; s++)
        {
            PicParticles p = model.CopyParticles(s);
            species.Add((
                model.Setup.Species[s], [.. p.X.Select(x => x / dx)], [.. p.Ux.Select(u => (double)u)], [.. p.Uy.Select(u => (double)u)],
                [.. p.Uz.Select(u => (double)u)]));
        }

        double[] Field(FieldComponent component)
        {
            var values = new double[cells];
            model.CopyField(component, values);
            return values;
        }
    }

    /// <summary>Particles.</summary>
    public long ParticleCount => species.Sum(s => (long)s.X.Length);

    /// <summary>A field, a value a cell.</summary>
    public ReadOnlySpan<double> this[FieldComponent component] => component switch
    {
        FieldComponent.Ex => ex,
        FieldComponent.Ey => ey,
        FieldComponent.Ez => ez,
        FieldComponent.By => by,
        FieldComponent.Bz => bz,
        FieldComponent.Jx => jx,
        FieldComponent.Jy => jy,
        _ => jz,
    };

    /// <summary>One step.</summary>
    public void Step()
    {
        double c = PhysicalConstants.SpeedOfLight, r = c * c * dt / dx, s = dt / PhysicalConstants.VacuumPermittivity;
        Faraday(dt / 2);
        Array.Clear(jx);
        Array.Clear(jy);
        Array.Clear(jz);
        foreach ((PicSpecies of, double[] x, double[] ux, double[] uy, double[] uz) in species)
        {
            double weight = of.Density * dx / of.ParticlesPerCell * of.Kind.Charge, half = of.Kind.Charge * dt / (2 * of.Kind.Mass);
            for (int i = 0; i < x.Length; i++)
            {
                Advance(ref x[i], ref ux[i], ref uy[i], ref uz[i], half, weight);
            }
        }

        Faraday(dt / 2);
        for (int i = 0; i < cells; i++)
        {
            int below = i == 0 ? cells - 1 : i - 1;
            ex[i] -= s * jx[i];
            ey[i] -= (r * (bz[i] - bz[below])) + (s * jy[i]);
            ez[i] += (r * (by[i] - by[below])) - (s * jz[i]);
        }
    }

    private void Faraday(double time)
    {
        for (int i = 0; i < cells; i++)
        {
            int above = i == cells - 1 ? 0 : i + 1;
            by[i] += time / dx * (ez[above] - ez[i]);
            bz[i] -= time / dx * (ey[above] - ey[i]);
        }
    }

    private void Advance(ref double x, ref double ux, ref double uy, ref double uz, double half, double weight)
    {
        double c = PhysicalConstants.SpeedOfLight;
        int node = (int)Math.Floor(x);
        double d = x - node - 0.5, left = 0.5 * (0.5 - d) * (0.5 - d), right = 0.5 * (0.5 + d) * (0.5 + d), centre = 0.75 - (d * d);
        int a = Wrap(node - 1), b = Wrap(node), e = Wrap(node + 1);
        double hx = half / c * (((0.5 - d) * ex[a]) + ((0.5 + d) * ex[b]));
        double hy = half / c * ((left * ey[a]) + (centre * ey[b]) + (right * ey[e]));
        double hz = half / c * ((left * ez[a]) + (centre * ez[b]) + (right * ez[e]));
        (double px, double py, double pz) = (ux + hx, uy + hy, uz + hz);
        double scale = half / Math.Sqrt(1 + (px * px) + (py * py) + (pz * pz));
        double tx = scale * b0, ty = scale * (((0.5 - d) * by[a]) + ((0.5 + d) * by[b])), tz = scale * (((0.5 - d) * bz[a]) + ((0.5 + d) * bz[b]));
        double turn = 2 / (1 + (tx * tx) + (ty * ty) + (tz * tz));
        double qx = px + (py * tz) - (pz * ty), qy = py + (pz * tx) - (px * tz), qz = pz + (px * ty) - (py * tx);
        ux = px + (turn * ((qy * tz) - (qz * ty))) + hx;
        uy = py + (turn * ((qz * tx) - (qx * tz))) + hy;
        uz = pz + (turn * ((qx * ty) - (qy * tx))) + hz;
        double overGamma = 1 / Math.Sqrt(1 + (ux * ux) + (uy * uy) + (uz * uz));
        double moved = x + (c * dt / dx * ux * overGamma);
        Deposit(x, moved, weight * c / dx * uy * overGamma, weight * c / dx * uz * overGamma, weight / dt);
        x = moved < 0 ? moved + cells : moved >= cells ? moved - cells : moved;
    }

    // Esirkepov (2001, Comput. Phys. Commun. 135, 144) in one dimension.
    private void Deposit(double from, double to, double y, double z, double passed)
    {
        int first = (int)Math.Floor(Math.Min(from, to)) - 1, last = (int)Math.Floor(Math.Max(from, to)) + 1;
        double flow = 0;
        for (int node = first; node <= last; node++)
        {
            double before = Weight(from - node - 0.5), after = Weight(to - node - 0.5);
            int i = Wrap(node);
            flow += before - after;
            jx[i] += passed * flow;
            jy[i] += y * 0.5 * (before + after);
            jz[i] += z * 0.5 * (before + after);
        }
    }

    private static double Weight(double distance)
    {
        double d = Math.Abs(distance);
        return d < 0.5 ? 0.75 - (d * d) : d < 1.5 ? 0.5 * (1.5 - d) * (1.5 - d) : 0;
    }

    private int Wrap(int node) => node < 0 ? node + cells : node >= cells ? node - cells : node;
}
