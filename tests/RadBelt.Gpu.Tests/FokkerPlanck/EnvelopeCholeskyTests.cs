using RadBelt.Gpu.FokkerPlanck;

namespace RadBelt.Gpu.Tests.FokkerPlanck;

internal sealed class EnvelopeCholeskyTests
{
    private const int Count = 150;

    [Test]
    public void SolvesSystemsOfExchangesWithAllDigitsAndNoSign()
    {
        int seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        int[] first = [.. Enumerable.Range(0, Count).Select(i => Math.Max(0, i - random.Next(40)))];
        var matrix = new EnvelopeCholesky(first);
        var dense = new double[Count, Count];
        for (int i = 0; i < Count; i++)
        {
            Add(i, i, 1);
            for (int j = first[i]; j < i; j++)
            {
                double weight = Math.Pow(10, 6 * random.NextDouble() - 3);
                Add(i, i, weight);
                Add(j, j, weight);
                Add(i, j, -weight);
            }
        }

        // One particle in a cell reaches some cells only as the smallest of traces.
        double[] solution = new double[Count];
        solution[7] = 1;
        Assert.That(matrix.Factor(), Is.True);
        matrix.Solve(solution);
        Assert.That(solution.Min(), Is.GreaterThanOrEqualTo(0));
        for (int i = 0; i < Count; i++)
        {
            // Every row of A x = b, against the largest of its terms.
            double sum = 0, largest = i == 7 ? 1 : 0;
            for (int j = 0; j < Count; j++)
            {
                double term = dense[Math.Max(i, j), Math.Min(i, j)] * solution[j];
                (sum, largest) = (sum + term, Math.Max(largest, Math.Abs(term)));
            }

            Assert.That(sum, Is.EqualTo(i == 7 ? 1 : 0).Within(1e-12 * largest));
        }

        void Add(int row, int column, double value)
        {
            matrix.Add(row, column, value);
            dense[row, column] += value;
        }
    }

    [Test]
    public void IndefiniteMatricesAreToldOf()
    {
        var matrix = new EnvelopeCholesky([0, 0]);
        matrix.Add(0, 0, 1);
        matrix.Add(1, 0, -2);
        matrix.Add(1, 1, 1);
        Assert.That(matrix.Factor(), Is.False);
    }
}
