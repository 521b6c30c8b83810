"""Checks every PDF in a folder: PDF/UA-1 twice, its syntax, and its reading order.

Prints "ok NAME" or "BAD NAME: why" for each.
"""

import subprocess
import sys
from pathlib import Path

import page


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
    return found


def main() -> int:
    pdfs = sorted(Path(sys.argv[1]).glob("**/*.pdf"))
    bad = 0
    for pdf in pdfs:
        problems = problems_of(pdf)
        if problems:
            bad += 1
            print(f"BAD {pdf.name}: " + "\n    ".join(problems), flush=True)
        else:
            print(f"ok {pdf.name}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
