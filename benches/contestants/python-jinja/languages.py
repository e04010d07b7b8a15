"""The language of a message and its strings: one JSON file for each language, read when first needed."""
import json
import os
import re
from functools import lru_cache

FOLDER = os.path.join(os.path.dirname(__file__), "strings")
AVAILABLE = {name.removesuffix(".json") for name in os.listdir(FOLDER)}
TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*")
# Old codes, and languages that are present only in one country's variety.
SERVED_BY = {"iw": "he", "in": "id", "pt": "pt-BR", "zh": "zh-CN"}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def chosen(wanted):
    """The first requested language that is present, else English."""
    for text in wanted:
        language = served(text) if isinstance(text, str) else None
        if language:
            return language
    return "en"


@lru_cache(256)
def served(text):
    tag = re.split("[.@]", text.strip(), maxsplit=1)[0].replace("_", "-").lower()
    if len(tag) > 35 or not TAG.fullmatch(tag):
        return None
    language, *rest = tag.split("-")
    if language == "zh" and "hans" not in rest and not {"hant", "tw", "hk", "mo"}.isdisjoint(rest):
        return "zh-TW"
    name = SERVED_BY.get(language, language)
    return name if name in AVAILABLE else None


@lru_cache(None)
def strings(language, brand):
    """Fills in the brand's name once for each language, because it is the same in every mail."""
    with open(os.path.join(FOLDER, f"{language}.json"), encoding="utf-8") as file:
        text = file.read()
    direction = "rtl" if '"direction":"rtl"' in text else "ltr"
    return json.loads(filled(text, "brand", json.dumps(isolated(brand, direction), ensure_ascii=False)[1:-1], "rtl"))


def filled(text, name, value, direction):
    return text.replace("{{" + name + "}}", isolated(value, direction))


def isolated(value, direction):
    """Right-to-left strings already isolate every value."""
    return f"\u2068{value}\u2069" if direction == "ltr" and RIGHT_TO_LEFT.search(value) else value
