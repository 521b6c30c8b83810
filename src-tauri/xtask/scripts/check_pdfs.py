"""Checks every PDF in a folder: PDF/UA-1 twice, its syntax, and its reading order.

Prints "ok NAME" or "BAD NAME: why" for each.
"""

import json
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import page


# What the pages in other languages say, by the name of their file.
CASES = Path(__file__).parents[3] / "tests/cases/languages.json"
SENTENCES = {page["language"]: page["sentences"] for page in json.loads(CASES.read_text(encoding="utf-8"))}


def problems_of(pdf: Path) -> list[str]:
    found = []
    report = page.validate_pdf(pdf, profile=page.ValidationProfile.PDF_UA_1)
    found += [f"page {failure.rule_id}: {failure.message}" for failure in report.failures]

    outloud = Path(sys.executable).with_name("outloud")
    spoken = subprocess.run(
        [outloud, "--quiet", "--json", "-", "--fail-on", "error", pdf], capture_output=True, text=True
    )
    if spoken.returncode != 0:
        found.append(f"outloud: {spoken.stdout[-3000:]}{spoken.stderr[-1000:]}")

    syntax = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
    if syntax.returncode != 0:
        found.append(f"qpdf: {syntax.stdout}{syntax.stderr}")

    tags = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True, text=True)
    if tags.returncode != 0 or '"' not in tags.stdout:
        found.append(f"pdfinfo found no tagged text {tags.stderr}")

    for sentence in SENTENCES.get(pdf.stem.removesuffix("-large"), []):
        if letters(sentence) not in letters(text_of(pdf)):
            found.append(f"pdftotext does not give back: {sentence}")
    return found


def text_of(pdf: Path) -> str:
    return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True).stdout


def letters(text: str) -> str:
    """Without spaces, the marks of direction that pdftotext adds, and full
    stops and commas, which it gives back on the other side of a number or an
    English word in Arabic."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in ".\u060c\u200e\u200f\u202a\u202b\u202c")


def main() -> int:
    pdfs = sorted(Path(sys.argv[1]).glob("**/*.pdf"))
    bad = 0
    # One for each processor, and told in the order of their names.
    with ProcessPoolExecutor() as checkers:
        found = list(checkers.map(problems_of, pdfs))
    for pdf, problems in zip(pdfs, found):
        if problems:
            bad += 1
            print(f"BAD {pdf.name}: " + "\n    ".join(problems), flush=True)
        else:
            print(f"ok {pdf.name}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
