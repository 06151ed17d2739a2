"""Time per article: the whole check beside the floor (json.loads and one str.split of the same text), in one run.

    python benchmarks/speed.py [CORPUS.jsonl[.gz]]

Without a corpus the seeds are repeated. Machines are noisy: compare ratios of one run, never times of two.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

from checker import lexicon, pipeline
from checker.model import Document, Part
from checker.readers import jsonl
from checker.scan import Scan
from checker.segment import Passage

ROOT = Path(__file__).resolve().parents[1]
REPEATS = 5


def corpus(path: Path | None) -> list[bytes]:
    """JSON lines of articles: those of a file, or the seeds two hundred times over."""
    if path is not None:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return content.splitlines()
    seeds = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "seeds").iterdir()) if p.suffix in (".txt", ".md")]
    lines = [
        json.dumps({"id": str(n), "text": text, "lang": "ar"}, ensure_ascii=False).encode()
        for n, text in enumerate(seeds)
    ]
    return lines * 200


def seconds(work: object) -> float:
    """CPU seconds of one call, the median of several."""
    assert callable(work)
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def per_length(factor: int) -> float:
    """Microseconds per character of an article `factor` times as long as a seed."""
    text = (ROOT / "seeds" / "01-rafah.txt").read_text(encoding="utf-8") * factor
    document, chosen = Document("long", (Part("text", text),), None, "ar"), pipeline.plan()
    return seconds(lambda: pipeline.check(document, chosen)) / len(text) * 1e6


def cold_start(*arguments: str) -> float:
    """Milliseconds of a whole process, the median of several."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "checker", *arguments], check=False, capture_output=True, cwd=ROOT)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    lines = corpus(parser.parse_args().corpus)
    documents = [item.document for item in jsonl.read(io.BytesIO(b"\n".join(lines)), "corpus") if item.document]
    chosen = pipeline.plan()
    pipeline.check(documents[0], chosen)  # lexicons are loaded once a process

    floor = seconds(lambda: [json.loads(line)["text"].split() for line in lines])
    scans = seconds(lambda: [Scan(Passage("text", d.parts[-1].text), lexicon.load("ar")) for d in documents])
    whole = seconds(lambda: [pipeline.check(d, chosen) for d in documents])
    characters = sum(len(p.text) for d in documents for p in d.parts)
    print(f"{len(documents)} articles, {characters / len(documents):.0f} characters each, {len(chosen.rules)} rules")
    for name, took in (("json.loads and split (floor)", floor), ("segment and scan", scans), ("whole check", whole)):
        print(
            f"{name:30} {len(documents) / took:9.0f} articles/s {took / len(documents) * 1e6:9.0f} us an article"
            f" {took / floor:7.1f} x floor"
        )
    one, long = per_length(1), per_length(300)
    print(f"{'time per character, 300 x long':30} {long / one:9.2f} x that of one article")
    print(f"{'ittisaq --version':30} {cold_start('--version'):9.0f} ms whole process")
    print(
        f"{'ittisaq check, one article':30} {cold_start('check', '--exit-zero', 'seeds/01-rafah.txt'):9.0f} ms whole process"
    )


if __name__ == "__main__":
    main()
