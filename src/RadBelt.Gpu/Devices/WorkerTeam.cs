using System.Runtime.ExceptionServices;

namespace RadBelt.Gpu.Devices;

/// <summary>
/// Threads that wait for a job and run it in pieces, the caller among them. Waiting spins briefly (launches follow one another within
/// microseconds in a time loop) and then blocks. Nothing is allocated at a launch.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private const int PiecesPerThread = 8;
    private readonly Thread[] threads;
    private readonly Barrier start, finish;
    private CpuJob? job;
    private long count, piece, next;
    private ExceptionDispatchInfo? failure;
    private bool stopping;

    public WorkerTeam(int size)
    {
        start = new Barrier(size);
        finish = new Barrier(size);
        threads = new Thread[size - 1];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Work) { IsBackground = true, Name = $"radbelt-cpu-{i + 1}" };
            threads[i].Start();
        }
    }

    public void Run(CpuJob work, long indices)
    {
        ObjectDisposedException.ThrowIf(stopping, this);
        int size = threads.Length + 1;
        if (size == 1 || indices <= CpuJob.Granularity)
        {
            work.Run(0, indices);
            return;
        }

        long pieces = (long)size * PiecesPerThread;
        piece = (indices + pieces - 1) / pieces;
        piece = (piece + CpuJob.Granularity - 1) / CpuJob.Granularity * CpuJob.Granularity;
        (job, count, next, failure) = (work, indices, 0, null);
        start.SignalAndWait();
        TakePieces();
        finish.SignalAndWait();
        failure?.Throw();
    }

    public void Dispose()
    {
        if (!stopping)
        {
            stopping = true;
            start.SignalAndWait();
            Array.ForEach(threads, t => t.Join());
            start.Dispose();
            finish.Dispose();
        }
    }

    private void Work()
    {
        while (true)
        {
            start.SignalAndWait();
            if (stopping)
            {
                return;
            }

            TakePieces();
            finish.SignalAndWait();
        }
    }

    private void TakePieces()
    {
        try
        {
            for (long first; (first = Interlocked.Add(ref next, piece) - piece) < count;)
            {
                job!.Run(first, Math.Min(first + piece, count));
            }
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }
    }
}
