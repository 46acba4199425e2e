"""`python -m sample_data.generator --out sample_data/leak --truth sample_data/truth.json --seed 7`."""

import argparse
import shutil
from pathlib import Path

from sample_data.generator.story import make


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes the synthetic leak and the truth about it.")
    parser.add_argument("--out", type=Path, required=True, help="folder of the leak; an older one is replaced")
    parser.add_argument("--truth", type=Path, required=True, help="where truth.json goes; keep it outside of the leak")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    if args.out.exists():
        shutil.rmtree(args.out)
    leak = make(args.out, args.seed)
    args.truth.write_text(leak.as_json(), encoding="utf-8")
    print(f"{len(leak.files)} entries in {args.out}")


if __name__ == "__main__":
    main()
