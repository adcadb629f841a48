"""What is kept of a text that comes from elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from bilan_desktop.desktop.widgets.fields.rich_document import (
    insert,
    read_document,
    read_html,
    read_plain,
    tidy,
    write_document,
)
from bilan_desktop.domain.richtext import Block, BlockKind, RichText, Run

P, B, N = BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBERED

letters = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=12
)
runs = st.builds(Run, letters.filter(lambda t: "\ufffc" not in t), st.booleans(), st.booleans())
blocks = st.builds(Block, st.lists(runs, max_size=4).map(tuple), st.sampled_from(BlockKind))
texts = st.lists(blocks, max_size=6).map(tuple).map(RichText)


@given(texts)
def test_what_is_shown_and_read_back_is_the_same_text(qapp, text):
    document = QTextDocument()
    write_document(document, text)
    assert read_document(document) == tidy(text)


def test_an_empty_document_is_an_empty_text(qapp):
    assert read_document(QTextDocument()) == RichText()


def test_neighbouring_runs_of_one_look_are_joined():
    text = RichText((Block((Run("cou"), Run("", bold=True), Run("rir"))),))
    assert tidy(text) == RichText((Block((Run("courir"),)),))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>Un <b>fait</b> <i>précis</i></p>",
            [Block((Run("Un "), Run("fait", True), Run(" "), Run("précis", False, True)))],
        ),
        ("<ul><li>a</li><li>b</li></ul>", [Block((Run("a"),), B), Block((Run("b"),), B)]),
        ("<ol><li>a</li></ol><p>b</p>", [Block((Run("a"),), N), Block((Run("b"),))]),
        ("<h1>Titre</h1><p>corps</p>", [Block((Run("Titre"),)), Block((Run("corps"),))]),
        ('<p>avant<img src="file:///etc/passwd">après</p>', [Block((Run("avantaprès"),))]),
        (
            '<p style="font-family:Papyrus;font-size:40pt;color:red;background:blue"><u>cri</u></p>',
            [Block((Run("cri"),))],
        ),
        ('<p>voir <a href="https://example.invalid">ici</a></p>', [Block((Run("voir ici"),))]),
        (
            "<table><tr><td>Maîtrise</td><td>forte</td></tr><tr><td>Envie</td><td>vive</td></tr></table>",
            [Block((Run("Maîtrise · forte"),)), Block((Run("Envie · vive"),))],
        ),
        ("<p>une<br>deux</p>", [Block((Run("une"),)), Block((Run("deux"),))]),
        (
            "<p>·&nbsp;&nbsp;&nbsp;puce d’un traitement de texte</p>",
            [Block((Run("puce d’un traitement de texte"),), B)],
        ),
        ("<script>alert(1)</script><style>p{}</style><p>reste</p>", [Block((Run("reste"),))]),
        ("<p>   </p><p>mot</p><p></p>", [Block((Run("mot"),))]),
        ("", []),
    ],
)
def test_pasted_html_keeps_words_bold_italic_and_lists_only(qapp, html, expected):
    assert read_html(html) == RichText(tuple(expected))


def test_pasted_plain_text_is_one_paragraph_a_line():
    assert read_plain("un\tdeux\r\ntrois\x00") == RichText((Block((Run("un deux"),)), Block((Run("trois"),))))


def test_one_pasted_paragraph_goes_into_the_line(qapp):
    document = QTextDocument()
    write_document(document, RichText.of("avantaprès"))
    cursor = QTextCursor(document)
    cursor.setPosition(5)
    insert(cursor, RichText((Block((Run(" et ", bold=True),)),)))
    assert read_document(document) == RichText((Block((Run("avant"), Run(" et ", True), Run("après"))),))


def test_several_pasted_paragraphs_split_the_line(qapp):
    document = QTextDocument()
    write_document(document, RichText.of("avantaprès"))
    cursor = QTextCursor(document)
    cursor.setPosition(5)
    insert(cursor, RichText.of(" un\ndeux "))
    assert read_document(document).plain == "avant un\ndeux après"


def test_items_written_one_after_another_are_one_list(qapp):
    document = QTextDocument()
    write_document(document, RichText(tuple(Block((Run(str(i)),), N) for i in range(3))))
    lists = {block.textList().objectIndex() for block in _each(document)}
    assert len(lists) == 1


def _each(document):
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
