"""Test scores and raw detailed results, which the synthesis may not hold (C9)."""

import re

from bilan_desktop.domain.errors import Breach, RuleBroken
from bilan_desktop.domain.watch.words import fold

_RIASEC = r"(?:realiste|investigateur|artistique|social|entreprenant|conventionnel)"
_TRAIT = r"(?:ouverture|conscienciosite|conscience|extraversion|agreabilite|nevrosisme|neuroticisme|stabilite emotionnelle)"
_SCALE = r"(?:percentiles?|centiles?|deciles?|quartiles?|stanines?|stens?|stenes?|notes? (?:t|z|brutes?|standard|etalonnees?))"
_LINK = r"\s*[:=(]?\s*"

_ALWAYS = re.compile(
    "|".join(
        (
            rf"\b{_SCALE}\s*(?:de|du|d'|au|a|:|=|\()?\s*\d{{1,3}}\b",
            r"\b\d{1,3}\s*(?:er|e|eme|ieme)?\s+(?:percentile|centile|decile)\b",
            r"\b(?:q\.?\s?i\.?|quotient intellectuel)\s*(?:total|global)?\s*(?:est|etait|evalue)?\s*(?:de|a|:|=)?\s*\d{2,3}\b",
            r"\b(?:mbti|myers-briggs|type de personnalite)\b[^.\n]{0,20}\b[ei][ns][tf][jp]\b",
            rf"\briasec\b[^.\n]{{0,30}}?\b[riasec]{_LINK}\d{{1,3}}\b",
            rf"(?:\b[riasec]{_LINK}\d{{1,3}}\)?[\s,;/·-]*){{3,}}(?!\w)",
            rf"(?:\b{_RIASEC}{_LINK}\d{{1,3}}\s*%?\)?[\s,;/·-]*(?:et )?){{2,}}",
            rf"(?:\b{_TRAIT}{_LINK}\d{{1,3}}\s*%?\)?[\s,;/·-]*(?:et )?){{2,}}",
        )
    )
)
_MEASURED = re.compile(r"\d|mbti|myers|personnalite")
"""A line without any of these holds no result."""

_SCORE = re.compile(
    r"\bscores?\b(?P<of>[^.\n\d]{0,40}?)(?:de|a|est|etait|:|=|\()\s*\d{1,3}(?:[.,]\d+)?\b(?!\s*(?:%\s*)?(?:clients?|euros?|€))"
)
_RATIO = re.compile(
    r"(?<![\d/.,:\w-])(?P<got>\d{1,3}(?:[.,]\d{1,2})?)\s?/\s?(?P<most>10|15|20|25|30|40|50|60|70|80|90|100|120|140|160|200)"
    r"(?![\d/:\w])(?!\s\d{3})(?!\s*(?:h|heures?|ans|jours?|km|m|mm|cm|€|euros?|personnes?|salaries?|semaines?|mois|%)\b)"
)
_MARKED = re.compile(
    r"\b(?:scores?|notes?|resultats?|tests?|echelles?|epreuves?|questionnaires?|obtient|obtenu)\b[^.\n]{0,40}$"
)
_EARNED = re.compile(
    r"\b(?:toeic|toefl|ielts|tcf|delf|pix|bac|baccalaureat|brevet|licence|master|bts|cap|diplome|examen|concours|permis|moyenne"
    r"|mention|soutenance|memoire|satisfaction|nps|audit|clients?|qualite|plan|echelle au)\b[^.\n]{0,60}$"
)
_WORK = re.compile(
    r"\b(?:satisfaction|nps|clients?|qualite|audit|credit|nutri|recommandation|performance|vente)"
)


def find(text: str) -> tuple[tuple[int, int], ...]:
    """The places of test scores and raw results in a text, in order.

    Marks of a diploma, figures of a job, dates, hours and scales of a plan are none.
    """
    folded = fold(text).replace("’", "'")
    places: list[tuple[int, int]] = []
    end = -1
    for line in folded.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        if not _MEASURED.search(line):
            continue
        places += [m.span() for m in _ALWAYS.finditer(folded, start, end)]
        places += [m.span() for m in _SCORE.finditer(folded, start, end) if not _WORK.search(m["of"])]
        places += [m.span() for m in _RATIO.finditer(folded, start, end) if _is_score(m, folded)]
    return tuple(sorted(places))


def require_none(section: str, text: str) -> None:
    """Raises RuleBroken when a section of the synthesis holds a score or a raw result (C9)."""
    if find(text):
        raise RuleBroken(Breach.SCORE_IN_SYNTHESIS, field=section)


def _is_score(ratio: re.Match[str], text: str) -> bool:
    got, most = float(ratio["got"].replace(",", ".")), int(ratio["most"])
    before = text[max(0, ratio.start() - 80) : ratio.start()]
    if got > most or _EARNED.search(before):
        return False
    if _MARKED.search(before):
        return True
    is_day = most <= 12 and got <= 31
    is_share = got + most == 100
    return not (is_day or is_share or got == 1)
