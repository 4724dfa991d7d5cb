using System.Runtime.InteropServices;
using RadBelt.Gpu.Cli.Decks;
using RadBelt.Gpu.Cli.Experiments;
using RadBelt.Gpu.Devices;
using RadBelt.Gpu.Physics;
using RadBelt.Gpu.Ranks;

namespace RadBelt.Gpu.Cli.Commands;

/// <summary>
/// <c>mpirun -n 4 radbelt run deck.yaml</c>: rank 0 runs the deck as if it were alone, with a model that is spread over all ranks. What is wrong before the run all ranks agree on, and one of them says it.
/// </summary>
internal static class RankedRun
{
    // Time for rank 0, to which the same happens as a rule, to say so and to end the job.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>The ranks that this process is one of; null where it was started alone.</summary>
    /// <exception cref="InvalidInputException">The launcher's library cannot be used; ranks other than 0 end without a word.</exception>
    public static MpiCommunicator? Join()
    {
        try
        {
            return MpiCommunicator.World();
        }
        catch (InvalidInputException) when (MpiJob.Current is { Rank: > 0 })
        {
            // A launcher ends the other ranks as soon as one has left.
            Thread.Sleep(Grace);
            Environment.Exit(ExitCode.BadInput);
            throw;
        }
    }

    /// <summary>Runs a deck on all ranks.</summary>
    /// <param name="world">The ranks.</param>
    /// <param name="load">Reads the deck.</param>
    /// <param name="folderOf">Folder for results of a deck.</param>
    /// <param name="device">The device that was asked for.</param>
    /// <param name="share">Whether ranks may share a GPU.</param>
    /// <param name="json">Whether the result is printed as JSON.</param>
    /// <param name="resume">Whether to go on from a checkpoint.</param>
    /// <returns>An <see cref="ExitCode"/>, the same on all ranks.</returns>
    public static int Run(ICommunicator world, Func<Deck> load, Func<Deck, string> folderOf, string device, bool share, bool json, bool resume)
    {
        try
        {
            (Deck deck, Experiment experiment) = Together(world, () =>
            {
                Deck loaded = load();
                return (loaded, Experiment.Of(loaded));
            });
            RequireSame(world, deck);
            Together(world, () =>
            {
                experiment.RequireRanks(world.Size);
                return true;
            });
            string folder = folderOf(deck);
            using RunCheckpoints? checkpoints = Together(world, () => world.Rank == 0 ? RunCheckpoints.Of(deck, experiment, folder, resume) : null);
            RankPlace place = RankPlace.Of(world);
            using Device opened = Together(world, () => place.Open(device, share));
            experiment.Ranks = world;
            return world.Broadcast(world.Rank == 0 ? Lead(world, deck, experiment, folder, opened, checkpoints!, json) : Follow(world, experiment, opened));
        }
        catch (RefusedException e)
        {
            if (world.Rank == 0)
                Console.Error.WriteLine($"radbelt: {e.Message}");

            // None leaves before it is said: that would end the others.
            return world.Broadcast(ExitCode.BadInput);
        }
    }

    private static int Lead(ICommunicator world, Deck deck, Experiment experiment, string folder, Device device, RunCheckpoints checkpoints, bool json)
    {
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Console.Error.WriteLine(
            $"radbelt: the launcher ends the job, as it does when a rank has died{checkpoints.WhatIsLeft} on as many ranks as you like"));
        try
        {
            return RunCommand.Run(deck, experiment, folder, device, checkpoints, json);
        }
        catch (Exception e)
        {
            // The others are somewhere within the run.
            int code = RadbeltCommand.Explain(e);
            world.Abort(code);
            return code;
        }
    }

    private static int Follow(ICommunicator world, Experiment experiment, Device device)
    {
        // Ctrl-C reaches all ranks: rank 0 brings the run to its end.
        using var interrupt = new Interrupt();
        try
        {
            experiment.Follow(device);
            return ExitCode.Success;
        }
        catch (Exception e)
        {
            Thread.Sleep(Grace);
            Console.Error.WriteLine($"radbelt: rank {world.Rank} of {world.Size} failed:");
            int code = RadbeltCommand.Explain(e);
            world.Abort(code);
            return code;
        }
    }

    // Does something on every rank; a fault of any ends all.
    private static T Together<T>(ICommunicator world, Func<T> part)
    {
        T result = default!;
        string fault = "";
        try
        {
            result = part();
        }
        catch (InvalidInputException e)
        {
            fault = e.Message;
        }

        string[] faults = world.Gather(fault);
        int first = Array.FindIndex(faults, f => f.Length > 0);
        if (first < 0)
            return result;
        (result as IDisposable)?.Dispose();
        throw new RefusedException(first == 0 ? faults[0] : $"rank {first}: {faults[first]}");
    }

    private static void RequireSame(ICommunicator world, Deck deck)
    {
        string[] versions = world.Gather(RunCommand.Version);
        if (Array.FindIndex(versions, v => v != versions[0]) is >= 0 and var other)
            throw new RefusedException($"version: rank 0 is {versions[0]} and rank {other} is {versions[other]}; start the same version everywhere");

        string[] decks = world.Gather(string.Join('\n', DeckParameters.Of(deck.Experiment).Select(p => $"{p.Key} = {p.Value}")));
        int different = Array.FindIndex(decks, d => d != decks[0]);
        if (different < 0)
            return;
        string[] here = decks[0].Split('\n'), there = decks[different].Split('\n');
        string difference = there.Except(here).Concat(here.Except(there)).First();
        throw new RefusedException($"{deck.Name}: rank {different} has another deck than rank 0: its {Shorten.ForMessage(difference)}; give all of them the same file");
    }

    /// <summary>All ranks agree that there is nothing to run.</summary>
    private sealed class RefusedException(string message) : Exception(message);
}
