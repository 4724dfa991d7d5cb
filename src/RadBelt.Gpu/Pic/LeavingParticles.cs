using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Kernels.Lanes;
using RadBelt.Gpu.Kernels.Pic;

namespace RadBelt.Gpu.Pic;

/// <summary>Room for the particles that leave their cells in one step, one species after another, and their way to the neighbours' lists.</summary>
internal sealed class LeavingParticles : IDisposable
{
    private readonly Device device;
    private readonly DeviceBuffer<int> count, up, down, waiting;
    private readonly DeviceBuffer<long> failures;
    private readonly long[] failed = new long[1];
    private DeviceBuffer<float>[] components = [];
    private MacroParticles view;

    public LeavingParticles(Device device, MacroParticleStore[] particles)
    {
        this.device = device;
        int lists = particles.Select(p => p.Lists).FirstOrDefault(1);
        count = device.Allocate<int>(lists);
        up = device.Allocate<int>(lists);
        down = device.Allocate<int>(lists);
        waiting = device.Allocate<int>(lists);
        failures = device.Allocate<long>(1);
        MakeRoom(particles);
    }

    /// <summary>Lists with the places of one species.</summary>
    public MacroParticles View => view;

    /// <summary>How many of each list go to the next cell.</summary>
    public View<int> Up => up.View;

    /// <summary>How many go to the one before.</summary>
    public View<int> Down => down.View;

    /// <summary>How many leave each list.</summary>
    public DeviceBuffer<int> Count => count;

    /// <summary>Values of those that leave, at the places of the species whose lists are in use.</summary>
    public ReadOnlySpan<DeviceBuffer<float>> Components => components;

    /// <summary>Makes room for the largest of the species.</summary>
    public void MakeRoom(MacroParticleStore[] particles) =>
        MakeRoom(particles.Select(p => p.Places).DefaultIfEmpty(MacroParticles.Slack).Max(), particles.Select(p => p.Kind.Components).DefaultIfEmpty(4).Max());

    /// <summary>Takes the places of one species, which may have grown.</summary>
    public void UseListsOf(MacroParticleStore store)
    {
        MakeRoom(store.Places, store.Kind.Components);
        view = store.ViewOf(components, count);
    }

    /// <summary>Puts those that left into their new lists, which grow where they must.</summary>
    public void Arrive(MacroParticleStore store, CellRange range)
    {
        Launch(store, range, again: false);
        while (TakeFailures() > 0)
        {
            int[] marks = new int[store.Lists];
            waiting.CopyTo(marks);
            Grow(store, marks);
            Launch(store, range, again: true);
        }

        // On a piece with one end only, the outermost cell on the other side is a neighbour's, without particles.
        if (range.HasLowerEnd || range.HasUpperEnd)
        {
            store.Kind.Move(new Keeping(device, store, view, range));
        }
    }

    /// <summary>How many of the lists of a cell go to the cell before.</summary>
    /// <param name="first">The first list.</param>
    /// <param name="counts">Takes the number of each.</param>
    public void CopyDown(int first, Span<int> counts) => down.CopyTo(counts, first);

    /// <summary>Keeps those that leave for a neighbour's cell from arriving there: they are brought to him.</summary>
    /// <param name="first">The first list that they leave.</param>
    /// <param name="none">A zero for each.</param>
    /// <param name="upward">Whether they go to the next cell, rather than the one before.</param>
    public void Hold(int first, ReadOnlySpan<int> none, bool upward) => (upward ? up : down).CopyFrom(none, first);

    /// <inheritdoc/>
    public void Dispose()
    {
        count.Dispose();
        up.Dispose();
        down.Dispose();
        waiting.Dispose();
        failures.Dispose();
        Array.ForEach(components, c => c.Dispose());
    }

    private void MakeRoom(long places, int arrays)
    {
        if (components.Length >= arrays && components[0].Length >= places)
        {
            return;
        }

        arrays = Math.Max(arrays, components.Length);
        Array.ForEach(components, c => c.Dispose());
        components = device.AllocateEach<float>(Enumerable.Repeat(places, arrays).ToArray());
    }

    private void Grow(MacroParticleStore store, int[] marks)
    {
        long[] old = store.Starts.ToArray();
        int[] counts = new int[store.Lists];
        count.CopyTo(counts);
        store.Grow(marks);
        components = store.Moved(components, old, counts);
        UseListsOf(store);
    }

    private void Launch(MacroParticleStore store, CellRange range, bool again) => store.Kind.Move(new Arriving(this, store, range, again));

    private void Launch<TMarkers>(MacroParticleStore store, CellRange range, bool again)
        where TMarkers : struct, IMarkers => device.Launch<Arrive<TMarkers>, float>(
        new(store.View, view, up.View, down.View, range.Lists, range.Parts, range.IsPeriodic, waiting.View, failures.View, again), range.Lists);

    private long TakeFailures()
    {
        failures.CopyTo(failed);
        if (failed[0] == 0)
        {
            return 0;
        }

        long lists = failed[0];
        failed[0] = 0;
        failures.CopyFrom(failed);
        return lists;
    }

    private readonly struct Arriving(LeavingParticles leaving, MacroParticleStore store, CellRange range, bool again) : IMarkerAction
    {
        public void Do<TMarkers>()
            where TMarkers : struct, IMarkers => leaving.Launch<TMarkers>(store, range, again);
    }

    private readonly struct Keeping(Device device, MacroParticleStore store, MacroParticles view, CellRange range) : IMarkerAction
    {
        public void Do<TMarkers>()
            where TMarkers : struct, IMarkers =>
            device.Launch<KeepAtEnds<TMarkers>, float>(new(store.View, view, range.Parts, range.Lists), 2 * range.Parts);
    }
}
