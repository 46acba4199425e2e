"""Trains and judges the sequence model for names.

    python tools/train_names.py --data DIR            # trains, writes the package's data files, prints the scores
    python tools/train_names.py --data DIR --evaluate # only prints the scores of what is in the package

DIR holds `ner/` with the open corpora `btc`, `wnut17` and `crossner` in CoNLL columns. Test splits are only read to
be scored; see `docs/reference/name-model.md`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pii_scan.detect.person.tagger import MODEL
from tools.names.corpora import Sentence, splits
from tools.names.evaluate import HEADER, scores
from tools.names.everyday import everyday_words, write
from tools.names.model import train

PACKAGE = Path(__file__).resolve().parent.parent / "pii_scan" / "detect" / "person" / "data"
_HIGH, _POSSIBLE = 0.70, 0.15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds ner/")
    parser.add_argument("--output", type=Path, default=PACKAGE, help="where the data files are written")
    parser.add_argument("--evaluate", action="store_true", help="train nothing")
    options = parser.parse_args()
    found = splits(options.data / "ner")
    if not options.evaluate:
        write(everyday_words(found["train"]), options.output / "everyday.txt.gz")
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / MODEL
            train(found["train"], made)
            (options.output / MODEL).write_bytes(made.read_bytes())
        print(f"{MODEL}: {(options.output / MODEL).stat().st_size} bytes")
    for split in ("dev", "test"):
        report(split, found[split])


def report(split: str, sentences: list[Sentence]) -> None:
    print(f"\n{split}: {len(sentences)} sentences\n{'':22}{'':14}{HEADER}")
    for least, band in ((_HIGH, "high"), (_POSSIBLE, "possible")):
        for model in (False, True):
            for source, score in sorted(scores(sentences, least=least, model=model).items()):
                if source == "all" or least == _HIGH:
                    print(f"{source:22}{band:9}{'CRF  ' if model else 'rules'}{score}")


if __name__ == "__main__":
    main()
