using RadBelt.Gpu.Kernels.Diffusion;
using RadBelt.Gpu.Kernels.Dispersion;
using RadBelt.Gpu.Kernels.FieldLines;
using RadBelt.Gpu.Kernels.FieldLineWaves;
using RadBelt.Gpu.Kernels.FokkerPlanck;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Maxwell;
using RadBelt.Gpu.Kernels.Particles;
using RadBelt.Gpu.Kernels.Pic;
using RadBelt.Gpu.Kernels.Rays;
using RadBelt.Gpu.Kernels.Waves;

namespace RadBelt.Gpu.Tests.Devices;

/// <summary>Every kernel in every form that the library launches. A kernel that is missing here fails a test.</summary>
internal static class KernelForms
{
    public static IEnumerable<Type> All =>
    [
        .. Orbits<float>(),
        .. Orbits<double>(),
        .. Fields,
        .. Rays,
        .. FieldLines,
        typeof(SumFieldLineWaves),
        typeof(ParabolicOrbit), typeof(MeasureEquatorialStates), typeof(FollowElectrons),
        .. Diffusions<FullDispersion>(),
        .. Diffusions<HighDensityDispersion>(),
        .. Diffusions<QuasiLongitudinal>(),
        .. Diffusions<QuasiLongitudinalHighDensity>(),
        .. Diffusions<LowFrequency>(),
        .. Damping,
        typeof(StochasticStep),
        .. Moved<FullF>(),
        .. Moved<DeltaF>(),
        .. Moved<ChangingDeltaF>(),
        typeof(Reinject<FieldLineDeltaF>),
        typeof(Reinject<ChangingF>),
        typeof(RenewMarkers<ChangingDeltaF>),
        typeof(RenewMarkers<ChangingF>),
        typeof(Reflect),
        typeof(Reinject<TransverseF>),
        .. Shaped<Linear>(),
        .. Shaped<Quadratic>(),
        .. Shaped<Cubic>(),
    ];

    private static Type[] Fields =>
    [
        typeof(Faraday), typeof(Ampere), typeof(PeriodicGhosts), typeof(OpenEnds), typeof(Inject), typeof(AbsorbMagnetic),
        typeof(AbsorbElectric), typeof(AbsorbCurrent), typeof(ColdCurrent), typeof(Binomial), typeof(Add), typeof(Multiply),
    ];

    private static Type[] Damping =>
        [typeof(DampingRates<HotMaxwellian>), typeof(DampingRates<HotKappa>), typeof(DampingRates<HotPowerLaws>), typeof(DampingRates<HotTable>)];

    private static Type[] Rays =>
    [
        typeof(TraceRays<DipoleRayField, ShellPowerLaw>), typeof(TraceRays<DipoleRayField, SheeleyTrough>),
        typeof(TraceRays<DipoleRayField, DiffusiveEquilibrium>), typeof(TraceRays<DipoleRayField, TabulatedRayDensity>),
    ];

    private static Type[] FieldLines =>
        [typeof(PlaceOnBounce), typeof(AdiabaticOrbit), typeof(FieldLineOrbit<FieldAlignedElementWaves>), typeof(FieldLineOrbit<ObliqueElementWaves>)];

    /// <summary>The precision of a kernel.</summary>
    public static Type PrecisionOf(Type kernel) =>
        kernel.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IKernel<>)).GenericTypeArguments[0];

    private static Type[] Orbits<T>()
        where T : unmanaged =>
    [
        typeof(FullOrbit<T, FieldAlignedWaves<T>, Boris>),
        typeof(FullOrbit<T, FieldAlignedWaves<T>, HigueraCary>),
        typeof(ReducedOrbit<T, FieldAlignedWaves<T>>),
        typeof(ObliqueOrbit<T, Boris>),
        typeof(ObliqueOrbit<T, HigueraCary>),
        typeof(PitchAngleEnergy<T>),
        typeof(GuidingPitchAngleEnergy<T>),
    ];

    private static Type[] Diffusions<TDispersion>()
        where TDispersion : struct, IDispersion =>
    [
        typeof(SpectrumNorm<TDispersion, GaussianProfile>), typeof(SpectrumNorm<TDispersion, LinearProfile>),
        typeof(ObliqueDiffusion<TDispersion, GaussianProfile, GaussianProfile>), typeof(ObliqueDiffusion<TDispersion, GaussianProfile, LinearProfile>),
        typeof(ObliqueDiffusion<TDispersion, LinearProfile, GaussianProfile>), typeof(ObliqueDiffusion<TDispersion, LinearProfile, LinearProfile>),
    ];

    private static Type[] Moved<TMarkers>()
        where TMarkers : struct, IMarkers => [typeof(Arrive<TMarkers>), typeof(KeepAtEnds<TMarkers>), typeof(Reinject<TMarkers>)];

    private static Type[] Shaped<TShape>()
        where TShape : struct, IShape =>
    [
        typeof(CollectCurrent<TShape>), typeof(DepositCharge<TShape>), typeof(CollectCharge<TShape>),
        .. Gathered<TShape, EnergyConserving>(),
        .. AlongFieldLines<TShape, FieldLineDeltaF>(),
        .. AlongFieldLines<TShape, ChangingDeltaF>(),
        .. AlongFieldLines<TShape, ChangingF>(),
        .. PushedAlong<TShape, TransverseF>(),
        .. Gathered<TShape, MomentumConserving>(),
    ];

    // Markers of hybrid runs.
    private static Type[] AlongFieldLines<TShape, TMarkers>()
        where TShape : struct, IShape
        where TMarkers : struct, IMarkers => [typeof(SumMoments<TShape, EnergyConserving, TMarkers>), .. PushedAlong<TShape, TMarkers>()];

    private static Type[] PushedAlong<TShape, TMarkers>()
        where TShape : struct, IShape
        where TMarkers : struct, IMarkers =>
    [
        typeof(PushDeposit<TShape, EnergyConserving, Boris, MirrorBackground, TMarkers>),
        typeof(PushDeposit<TShape, EnergyConserving, HigueraCary, MirrorBackground, TMarkers>),
    ];

    private static Type[] Gathered<TShape, TGather>()
        where TShape : struct, IShape
        where TGather : struct, IGather =>
    [
        typeof(GatherTable<TShape, TGather>), typeof(SumMoments<TShape, TGather, FullF>), typeof(SumMoments<TShape, TGather, DeltaF>),
        .. Pushed<TShape, TGather, Boris>(),
        .. Pushed<TShape, TGather, HigueraCary>(),
    ];

    private static Type[] Pushed<TShape, TGather, TPusher>()
        where TShape : struct, IShape
        where TGather : struct, IGather
        where TPusher : struct, IPusher =>
    [
        typeof(PushDeposit<TShape, TGather, TPusher, UniformBackground, FullF>), typeof(PushDeposit<TShape, TGather, TPusher, MirrorBackground, FullF>),
        typeof(PushDeposit<TShape, TGather, TPusher, UniformBackground, DeltaF>), typeof(PushDeposit<TShape, TGather, TPusher, MirrorBackground, DeltaF>),
        typeof(HalfStepBack<TShape, TGather, TPusher, UniformBackground>), typeof(HalfStepBack<TShape, TGather, TPusher, MirrorBackground>),
        typeof(PushTracers<TShape, TGather, TPusher, UniformBackground>), typeof(PushTracers<TShape, TGather, TPusher, MirrorBackground>),
    ];
}
