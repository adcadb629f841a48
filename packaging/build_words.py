"""Rebuilds the list of words for passphrases from itself and from new candidates.

    python packaging/build_words.py /usr/share/hunspell/fr.dic [candidates.txt …]

A word stays or enters when the dictionary (Debian: hunspell-fr-comprehensive, MPL-2.0) knows it as it stands, when it
has 4 to 9 letters and no accent, and when no word before it is nearly the same. To take a word out, delete its line.
"""

import re
import sys
from pathlib import Path

LIST = Path(__file__).parent.parent / "resources" / "words" / "francais.txt"
SHAPE = re.compile(r"[a-z]{4,9}")
LEAST = 4096


def main(dictionary: Path, candidates: list[Path]) -> int:
    """Writes the list anew and says what was left out. Returns 1, writing nothing, when too few words remain."""
    known = {
        line.split("/")[0].split()[0]
        for line in dictionary.read_text(encoding="utf-8").splitlines()[1:]
        if line
    }
    kept: list[str] = []
    for path in (LIST, *candidates):
        for word in path.read_text(encoding="utf-8").split():
            twin = next((other for other in kept if is_near(word, other)), None)
            if twin is not None or word not in known or not SHAPE.fullmatch(word):
                print(f"{word}: {twin or 'not a plain French word'}")
            else:
                kept.append(word)
    if len(kept) < LEAST:
        print(f"{len(kept)} words, {LEAST} needed")
        return 1
    LIST.write_text("".join(f"{word}\n" for word in sorted(kept)), encoding="utf-8")
    print(f"{len(kept)} words")
    return 0


def is_near(one: str, other: str) -> bool:
    """True for the same word, one letter more or less, a short ending more, or the same stem with another ending."""
    short, long = sorted((one, other), key=len)
    more = len(long) - len(short)
    if long.startswith(short) and (len(short) >= 5 or more <= 2):
        return True
    if more == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long))):
        return True
    stem = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return stem >= 5 and len(long) - stem <= 3


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
