"""Reads a QR code of version 1 to 3, level M, written in letters and figures: enough to check one of ours."""

from collections.abc import Iterator, Sequence

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
FORMAT_MASK = 0b101010000010010
MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)


def read(rows: Sequence[Sequence[bool]]) -> str:
    """The text of the code, its error correction left aside. Raises ValueError when it is no such code."""
    size = len(rows)
    told = [rows[8][c] for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [rows[r][8] for r in (7, 5, 4, 3, 2, 1, 0)]
    said = int("".join(str(int(bit)) for bit in told), 2) ^ FORMAT_MASK
    if said >> 13 != 0b00:
        raise ValueError("not level M")
    mask = MASKS[said >> 10 & 7]
    bits = "".join(str(int(rows[r][c] ^ mask(r, c))) for r, c in _path(size))
    if bits[:4] != "0010":
        raise ValueError("not letters and figures")
    count, at = int(bits[4:13], 2), 13
    text = ""
    while len(text) < count:
        wide = 11 if count - len(text) > 1 else 6
        value, at = int(bits[at : at + wide], 2), at + wide
        text += SIGNS[value // 45] + SIGNS[value % 45] if wide == 11 else SIGNS[value]
    return text


def _path(size: int) -> Iterator[tuple[int, int]]:
    """The modules that carry data, two columns at a time from the right, up and down in turn."""
    upwards = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for step in range(size):
            row = size - 1 - step if upwards else step
            yield from ((row, column) for column in (right, right - 1) if not _is_fixed(row, column, size))
        upwards = not upwards


def _is_fixed(row: int, column: int, size: int) -> bool:
    finder = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    timing = 6 in {row, column}
    alignment = size > 21 and abs(row - (size - 7)) <= 2 and abs(column - (size - 7)) <= 2
    return finder or timing or alignment
