"""No window has a way out of its own: what prints or writes a file asks « À qui ? », or says nothing of anybody (C6, E5a)."""

import re
from pathlib import Path

import bilan_desktop.desktop

HOME = Path(bilan_desktop.desktop.__file__).parent

WAYS_OUT = {
    "dialogs/hand_over/recipient_dialog.py": "the question itself",
    "dialogs/data_copy/copy_dialog.py": "the copy of one's own data, closed by a code, in answer to a request that names them",
    "forms/paper_view.py": "papers of the practice, without a name",
    "pages/agenda/agenda_page.py": "the calendar: references, days and hours, without a name",
    "pages/registers/yearly.py": "the yearly figures and indicators, without a name",
}
NAMELESS = {
    "dialogs/code_dialog.py": "the slip of a code",
    "pages/case/satisfaction/card.py": "an empty questionnaire",
    "pages/entrance/steps.py": "the recovery code of the vault",
    "pages/registers/section.py": "the registers of the practice",
}


def users_of(pattern: str) -> set[str]:
    """The modules of the windows in which a pattern is found, but where it is defined."""
    return {
        path.relative_to(HOME).as_posix()
        for path in HOME.rglob("*.py")
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }


def test_c6_nothing_is_printed_or_saved_past_the_question() -> None:
    found = users_of(r"getSaveFileName|(?<!def )\bprint_paper\(|QPrinter\b|\boutside\.write\b")
    assert found - {"printing.py"} == set(WAYS_OUT)


def test_c4_the_papers_that_leave_freely_say_nothing_of_anybody() -> None:
    found = users_of(r"(?<!class )\b(PaperDialog|PaperView)\(")
    assert found - {"dialogs/paper_dialog.py"} == set(NAMELESS)
