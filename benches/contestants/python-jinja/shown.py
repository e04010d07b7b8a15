"""Decides which of a user's values may be shown.

Anyone can sign up, and mail clients turn host names and telephone numbers into links without asking the HTML: a
value has the form of what it should be, or it is not shown.
"""
import re
from functools import lru_cache
from unicodedata import category, normalize

from limits import length

# A name with `a` for each letter and `m` for each mark, because `re` knows no categories of Unicode. Letters with
# their marks; apostrophes and hyphens anywhere; middle dots between letters. Then J.R.R., J.-P.
PLAIN_WORD = "(?:am{0,8}|['‘’׳‐‑־-]|(?<=[am])[·・་](?=a))+"
INITIALS = r"am*(?:\.-?am*)+"
WORD = rf"(?:{PLAIN_WORD}|{INITIALS})\.?"
NAME = re.compile(rf"(?=.*a){WORD}(?:[ \u3000]+{WORD}){{0,5}}")
# Letters that nobody sees, which fill a place in Hangul and Khmer.
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Most names, without a look at Unicode's tables.
USUAL_NAME = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'-]*(?: [A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'-]*){0,5}")

LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = re.compile(rf"[A-Za-z0-9.+_-]{{1,64}}@(?:{LABEL}\.)+{LABEL}")


def name(value):
    """Looks at a name after NFKC, too: clients normalise before they look for links."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if length(text) > 60:
        return None
    return text if USUAL_NAME.fullmatch(text) or is_name(text) and is_name(normalize("NFKC", text)) else None


@lru_cache(256)
def is_name(text):
    return FILLERS.isdisjoint(text) and NAME.fullmatch("".join(map(form, text))) is not None


def form(character):
    if character.isalpha():
        return "a"
    return "m" if category(character)[0] == "M" else character


def address(value):
    """An ordinary mail address."""
    is_shown = isinstance(value, str) and len(value) <= 100 and ADDRESS.fullmatch(value) and value[-1].isalpha()
    return value if is_shown else None
