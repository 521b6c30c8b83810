"""Prints every copy with typst and says how many seconds of CPU that took.

bench_typst.py FOLDER FONTS PAGES: FOLDER holds handout.typ, its pictures and
copies.json; a copy with another number of pages than PAGES is an error.
"""

import json
import re
import sys
import time
from pathlib import Path

import typst


def main() -> int:
    folder, fonts, pages = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    copies = [json.dumps(copy) for copy in json.loads((folder / "copies.json").read_text("utf-8"))]
    out = folder / "printed"
    out.mkdir(exist_ok=True)

    # All threads of this process; what came before is Python's own.
    begun = time.process_time()
    compiler = typst.Compiler(
        folder / "handout.typ",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
        ignore_system_fonts=True,
    )
    for number, copy in enumerate(copies):
        compiler.compile(output=out / f"{number}.pdf", format="pdf", sys_inputs={"copy": copy})
    used = time.process_time() - begun

    for number in range(len(copies)):
        found = len(re.findall(rb"/Type\s*/Page\b(?!s)", (out / f"{number}.pdf").read_bytes()))
        if found != pages:
            print(f"copy {number} has {found} pages", file=sys.stderr)
            return 1
    print(used)
    return 0


if __name__ == "__main__":
    sys.exit(main())
