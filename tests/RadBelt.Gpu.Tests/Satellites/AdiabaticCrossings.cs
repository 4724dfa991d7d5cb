using RadBelt.Gpu.FieldLineParticles;
using RadBelt.Gpu.FieldLines;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Satellites;

namespace RadBelt.Gpu.Tests.Satellites;

/// <summary>Every crossing of satellites by electrons that bounce without waves, from quadratures of the bounce alone.</summary>
internal static class AdiabaticCrossings
{
    /// <summary>Tells the satellites of all crossings in [0, stopTime].</summary>
    public static void Record(IElectronPopulation population, double stopTime, VirtualSatellite north, VirtualSatellite south)
    {
        var electrons = new InitialElectron[population.Count];
        population.Fill(0, electrons);
        double latitude = population.Line.LatitudeAt(north.Altitude);
        foreach (InitialElectron electron in electrons)
        {
            var bounce = new DipoleBounce(electron.EquatorialPitchAngle);
            if (bounce.MirrorLatitude <= latitude)
            {
                continue;
            }

            // MomentumMomentum dθ is the part of a quarter bounce.
            double τ = population.Line.BouncePeriod(Species.Electron, electron.Energy, electron.EquatorialPitchAngle);
            double reach = 0.25 * τ * bounce.Between(0, latitude, 24).Sum(node => node.Width * node.Place.MomentumMomentum);
            double start = electron.BouncePhase / (2 * Math.PI) * τ;
            (double sine, double cosine) = bounce.LocalPitchAngle(latitude);
            double α = Math.Atan2(sine, cosine);
            Pass(north, reach, α);
            Pass(north, 0.5 * τ - reach, Math.PI - α);
            Pass(south, 0.5 * τ + reach, Math.PI - α);
            Pass(south, τ - reach, α);

            void Pass(VirtualSatellite satellite, double sinceEquator, double pitchAngle)
            {
                double first = sinceEquator - start;
                for (double t = first < 0 ? first + τ : first; t <= stopTime; t += τ)
                {
                    satellite.Record(new SatelliteCrossing(t, electron.Energy, pitchAngle, electron.Electrons));
                }
            }
        }
    }
}
