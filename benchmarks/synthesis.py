"""A synthesis of six pages to PDF, beside LibreOffice and Typst given the same text."""

import html
import importlib.util
import shutil
import subprocess
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
    paper = _six_pages()
    yield Measure(WHAT, lambda: _typeset(paper), at_most=0.15)
    if shutil.which("soffice"):
        source = setting.folder / "synthesis.html"
        source.write_text(_html(paper.sections), encoding="utf-8")
        yield Measure(
            WHAT,
            lambda: _typeset(paper),
            "LibreOffice, le même texte",
            lambda: _office(source),
            ratio_at_most=0.1,
        )
    else:
        yield Missing(f"{WHAT}, à côté de LibreOffice", "soffice n’est pas installé")
    if importlib.util.find_spec("typst"):
        source = setting.folder / "synthesis.typ"
        source.write_text(_typst(paper.sections), encoding="utf-8")
        yield Measure(WHAT, lambda: _typeset(paper), "Typst, le même texte", lambda: _compiled(source))
    else:
        yield Missing(f"{WHAT}, à côté de Typst", "le paquet typst n’est pas installé")


def _six_pages() -> SynthesisPaper:
    for paragraphs in range(1, 40):
        sections = Sections(section(paragraphs), section(paragraphs, 1), section(paragraphs, 2))
        paper = SynthesisPaper(
            PRACTICE, beneficiary(1), "B-2026-014", sections, 1, date(2026, 11, 23), is_draft=False
        )
        if len(pikepdf.open(BytesIO(synthesis_pdf(paper))).pages) >= PAGES:
            return paper
    raise RuntimeError("no such text makes six pages")


def _typeset(paper: SynthesisPaper) -> float:
    synthesis_pdf(paper)  # warm again, after what another engine did to the machine's caches
    started = time.perf_counter()
    synthesis_pdf(paper)
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
    command = ["soffice", profile, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir"]
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
