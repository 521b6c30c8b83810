"""Prints copies with WeasyPrint and says how many seconds of CPU a page took.

bench_weasyprint.py FOLDER FONTS PAGES COPIES: FOLDER holds the pictures and
copies.json; only the first COPIES are printed. A copy with another number of
pages than PAGES is an error.
"""

import json
import sys
import time
from html import escape
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = """
@font-face {{ font-family: Arimo; src: url("{fonts}/400Regular/Arimo_400Regular.ttf"); font-weight: 400 }}
@font-face {{ font-family: Arimo; src: url("{fonts}/700Bold/Arimo_700Bold.ttf"); font-weight: 700 }}
@page {{ size: A4; margin: 25.4mm;
  @top-right {{ content: "Easy read"; font: 12pt Arimo }}
  @bottom-left {{ content: "{council}, {day}"; font: 12pt Arimo }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: 12pt Arimo }} }}
body {{ font: 16pt/1.4 Arimo; hyphens: manual }}
h1 {{ font-size: 24pt }} h2 {{ font-size: 20pt; break-after: avoid }}
.row {{ display: flex; break-inside: avoid; margin-bottom: 1em }}
.row img {{ width: 33%; height: 34mm; object-fit: contain; margin-right: 7mm }}
.row p {{ flex: 1; margin: 0 }}
"""


def page(copy: dict) -> str:
    parts = [f"<h1>{escape(copy['title'])}</h1>"]
    for section in copy["sections"]:
        parts.append(f"<h2>{escape(section['heading'])}</h2>")
        for row in section["rows"]:
            parts.append(
                f'<div class="row"><img src="{row["picture"]}.svg" alt="{escape(row["alt"] or "")}">'
                f"<p>{escape(row['words'])}</p></div>"
            )
    title = escape(copy["title"])
    return f'<html lang="en-GB"><head><title>{title}</title></head><body>{"".join(parts)}</body></html>'


def main() -> int:
    folder, fonts = Path(sys.argv[1]), Path(sys.argv[2])
    pages, most = int(sys.argv[3]), int(sys.argv[4])
    copies = json.loads((folder / "copies.json").read_text("utf-8"))[:most]
    out = folder / "printed-by-weasyprint"
    out.mkdir(exist_ok=True)

    begun = time.process_time()
    known = FontConfiguration()
    pictures: dict = {}
    found = 0
    for number, copy in enumerate(copies):
        style = STYLE.format(fonts=fonts.resolve().as_uri(), council=copy["council"], day=copy["day"])
        document = HTML(string=page(copy), base_url=str(folder.resolve()) + "/").render(
            stylesheets=[CSS(string=style, font_config=known)], font_config=known, cache=pictures
        )
        if len(document.pages) != pages:
            print(f"copy {number} has {len(document.pages)} pages", file=sys.stderr)
            return 1
        found += len(document.pages)
        document.write_pdf(out / f"{number}.pdf", pdf_tags=True)
    print((time.process_time() - begun) / found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
