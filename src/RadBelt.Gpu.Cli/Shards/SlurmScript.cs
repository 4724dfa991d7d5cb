using System.Globalization;
using System.Text;

namespace RadBelt.Gpu.Cli.Shards;

/// <summary>
/// A bash script that submits the shards of a run as a job array, and a job that merges them when all are there; it is also the script of these jobs. A shard that Slurm
/// warns of its time limit saves itself and is queued again, one that fails is queued again up to three times, and both go on from their checkpoints.
/// </summary>
internal sealed record SlurmScript
{
    /// <summary>The words that start the tool.</summary>
    public required IReadOnlyList<string> Tool { get; init; }

    /// <summary>The folder that relative paths in the deck are of, a full path.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The deck, a full path.</summary>
    public required string Deck { get; init; }

    /// <summary>Folder for results, a full path.</summary>
    public required string Folder { get; init; }

    /// <summary>How many shards.</summary>
    public required int Shards { get; init; }

    /// <summary>What <c>run</c> is given beside deck, shard and folder.</summary>
    public IReadOnlyList<string> RunOptions { get; init; } = [];

    /// <summary>What <c>sbatch</c> is given for shards and merge alike.</summary>
    public IReadOnlyList<string> JobOptions { get; init; } = [];

    /// <summary>What it is given for shards only.</summary>
    public IReadOnlyList<string> ShardOptions { get; init; } = [];

    /// <summary>Where the script is to lie.</summary>
    public string Path => System.IO.Path.Combine(Folder, Name + ".slurm");

    private string Name => System.IO.Path.GetFileNameWithoutExtension(Deck);

    /// <summary>The text of the script.</summary>
    public string Text
    {
        get
        {
            string of = Shards.ToString(CultureInfo.InvariantCulture);
            return new StringBuilder()
                .Append("#!/bin/bash\n")
                .Append("# A run in ").Append(of).Append(" shards as a job array, and a job that merges them. Submit both with: bash THIS-FILE\n")
                .Append("set -euo pipefail\nshopt -s nullglob\n\n")
                .Append("radbelt=(").Append(Words(Tool)).Append(")\n")
                .Append("deck=").Append(Quoted(Deck)).Append("\nname=").Append(Quoted(Name)).Append("\nfolder=").Append(Quoted(Folder)).Append('\n')
                .Append("shards=").Append(of).Append("\nwidth=").Append(of.Length.ToString(CultureInfo.InvariantCulture)).Append('\n')
                .Append("run_options=(").Append(Words(RunOptions)).Append(")\n")
                .Append("job_options=(").Append(Words([$"--chdir={WorkingFolder}", $"--job-name={Name}", .. JobOptions])).Append(")\n")
                .Append("shard_options=(").Append(Words(ShardOptions)).Append(")\n")
                .Append("logs=").Append(Quoted(System.IO.Path.Combine(Folder, "slurm").Replace("%", "%%", StringComparison.Ordinal))).Append("\n\n")
                .Append(Body.ReplaceLineEndings("\n"))
                .ToString();
        }
    }

    /// <summary>A word that bash takes as it stands, whatever is in it.</summary>
    public static string Quoted(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static string Words(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private const string Body = """
        submit() {
          local array
          array=$(sbatch --parsable "${job_options[@]}" --requeue --open-mode=append --signal=B:USR1@60 --output="$logs-%A_%a.log" \
            --array="1-$shards" "${shard_options[@]}" "$0" shard)
          array=${array%%;*}
          sbatch "${job_options[@]}" --dependency="afterok:$array" --kill-on-invalid-dep=yes --output="$logs-%j-merge.log" "$0" merge
          echo "shards are job $array; logs and results: $folder"
        }

        # A requeued job starts this script anew; sbatch has a copy of it.
        requeue() {
          echo "radbelt.slurm: shard $SLURM_ARRAY_TASK_ID is queued again: $1" >&2
          scontrol requeue "$SLURM_JOB_ID"
          sleep 600
        }

        shard() {
          local number=$SLURM_ARRAY_TASK_ID saved resume=() warned= code=0
          saved="$folder/$name-shard-$(printf "%0${width}d" "$number")-of-$shards"
          local checkpoints=("$saved"/checkpoint-*.h5)
          if ((${#checkpoints[@]} > 0)); then
            resume=(--resume)
          fi
          "${radbelt[@]}" run "$deck" --shard "$number/$shards" --output "$folder" "${run_options[@]}" "${resume[@]}" &
          local run=$!

          # Slurm sends this a minute before the time limit: the run saves itself and ends.
          trap 'warned=1; kill -TERM "$run" 2>/dev/null || true' USR1 TERM
          wait "$run" || code=$?
          if [[ -n $warned ]]; then
            code=0
            wait "$run" || code=$?
          fi
          if ((code == 0)); then
            return
          fi

          # Bad input stays bad; of other failures a node may be the cause.
          if [[ -n $warned ]]; then
            requeue "it was told to make room"
          elif ((code != 2 && ${SLURM_RESTART_COUNT:-0} < 3)); then
            requeue "it ended with code $code"
          fi
          return "$code"
        }

        merge() {
          "${radbelt[@]}" merge "$folder/$name"-shard-*-of-"$shards".h5 --output "$folder/$name.h5"
          "${radbelt[@]}" report "$folder/$name.h5"
        }

        case "${1:-submit}" in
          submit | shard | merge) "${1:-submit}" ;;
          *) echo "usage: bash $0" >&2; exit 2 ;;
        esac

        """;
}
