"""A synthesis of six pages to tagged PDF, beside LibreOffice and Typst given the same text.

LibreOffice: `soffice`, on Debian the package libreoffice-writer-nogui. Typst: `pip install typst`. An engine that is not
there is said to be missing. LibreOffice is a process of its own each time, as whoever converts a file starts it: ours is
measured beside it both in this process, where the program makes its papers, and in a process of its own.
"""

import html
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
from measure import Measure, Missing, Setting
from people import PRACTICE, beneficiary, section

from bilan_desktop.documents.papers.outcome.synthesis import SynthesisPaper, synthesis_pdf
from bilan_desktop.domain.bilan.synthesis import Section, Sections
from bilan_desktop.domain.richtext import BlockKind

PAGES = 6
WHAT = f"document de synthèse de {PAGES} pages en PDF, à chaud"


def measures(setting: Setting) -> Iterator[Measure | Missing]:
    """Alone, then beside each engine that is installed."""
    paragraphs = _enough_for_the_pages()
    paper = _paper(paragraphs)
    yield Measure(WHAT, lambda: _typeset(paper), at_most=0.15)
    if shutil.which("soffice"):
        source = setting.folder / "synthesis.html"
        source.write_text(_html(paper.sections), encoding="utf-8")
        yield Measure(
            WHAT,
            lambda: _typeset(paper),
            "LibreOffice, le même texte, balisé",
            lambda: _office(source),
            ratio_at_most=0.1,
        )
        yield Measure(
            f"document de synthèse de {PAGES} pages en PDF, processus neuf",
            lambda: _alone(paragraphs),
            "LibreOffice, le même texte, balisé",
            lambda: _office(source),
        )
    else:
        yield Missing(f"{WHAT}, à côté de LibreOffice", "soffice n’est pas installé")
    if importlib.util.find_spec("typst"):
        source = setting.folder / "synthesis.typ"
        source.write_text(_typst(paper.sections), encoding="utf-8")
        yield Measure(
            WHAT, lambda: _typeset(paper), "Typst, le même texte, balisé", lambda: _compiled(source)
        )
    else:
        yield Missing(f"{WHAT}, à côté de Typst", "le paquet typst n’est pas installé")


def _paper(paragraphs: int) -> SynthesisPaper:
    sections = Sections(section(paragraphs), section(paragraphs, 1), section(paragraphs, 2))
    return SynthesisPaper(
        PRACTICE, beneficiary(1), "B-2026-014", sections, 1, date(2026, 11, 23), is_draft=False
    )


def _enough_for_the_pages() -> int:
    for paragraphs in range(1, 40):
        if len(pikepdf.open(BytesIO(synthesis_pdf(_paper(paragraphs)))).pages) >= PAGES:
            return paragraphs
    raise RuntimeError("no such text makes six pages")


def _typeset(paper: SynthesisPaper) -> float:
    synthesis_pdf(paper)  # warm again, after what another engine did to the machine's caches
    started = time.perf_counter()
    synthesis_pdf(paper)
    return time.perf_counter() - started


def _alone(paragraphs: int) -> float:
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as where the program was started before
    started = time.perf_counter()
    command = [sys.executable, __file__, str(paragraphs)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return time.perf_counter() - started


def _html(sections: Sections) -> str:
    body = ""
    for one in Section:
        body += f"<h2>{one.value}</h2>"
        for block in sections.of(one).blocks:
            text = "".join(
                f"<b>{html.escape(r.text)}</b>" if r.bold else html.escape(r.text) for r in block.runs
            )
            body += f"<ul><li>{text}</li></ul>" if block.kind is BlockKind.BULLET else f"<p>{text}</p>"
    return f'<html lang="fr"><meta charset="utf-8"><body>{body}</body></html>'


def _office(source: Path) -> float:
    started = time.perf_counter()
    profile = f"-env:UserInstallation=file://{source.parent / 'office'}"
    tagged = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": "true"}})
    into = f"pdf:writer_web_pdf_Export:{tagged}"
    command = ["soffice", profile, "--headless", "--convert-to", into, "--outdir"]
    subprocess.run([*command, str(source.parent), str(source)], check=True, capture_output=True)
    took = time.perf_counter() - started
    source.with_suffix(".pdf").unlink()
    return took


def _typst(sections: Sections) -> str:
    text = '#set text(lang: "fr", size: 11pt)\n#set par(justify: true)\n'
    for one in Section:
        text += f"= {one.value}\n"
        for block in sections.of(one).blocks:
            runs = "".join(
                f"#strong({_quoted(r.text)})" if r.bold else f"#{_quoted(r.text)}" for r in block.runs
            )
            text += f"- {runs}\n" if block.kind is BlockKind.BULLET else f"{runs}\n\n"
    return text


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _compiled(source: Path) -> float:
    import typst

    started = time.perf_counter()
    typst.compile(str(source))
    return time.perf_counter() - started


if __name__ == "__main__":
    synthesis_pdf(_paper(int(sys.argv[1])))
