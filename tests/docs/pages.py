"""Reads the snippets of the project's pages: a page is the one source of what the tests check."""

import re
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FENCED = re.compile(r"^```(?:ts|hcl|yaml)\n(?://|#) (\S+\.\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# The first cell of a table's row.
NAMED = re.compile(r"^\| `(\w+)`", re.MULTILINE)


def page(name):
    """Returns the text of docs/<name>.md."""
    return (ROOT / "docs" / f"{name}.md").read_text()


def snippets(name):
    """Returns the files of a page by their names. A snippet's first line is a comment with its file's name."""
    found = dict(FENCED.findall(page(name)))
    assert found, f"docs/{name}.md has no snippet whose first line names its file"
    return found


def write(name, folder, **replaced):
    """Writes the snippets of a page, with other texts in the places of those that no test can have."""
    for path, text in snippets(name).items():
        for old, new in replaced.items():
            text = text.replace(old, new)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def write_whole(name, folder, **replaced):
    """Writes the snippets of a page, and stand-ins for what its commands download and build."""
    write(name, folder, **replaced)
    (folder / "theme").mkdir()
    (folder / "theme" / "theme.toml").write_text('[brand]\nname = "Northwind"\n')
    archive(folder / "layer.zip", "theme/theme.toml")
    archive(folder / "custom-message-arm64.zip", "bootstrap")


def archive(path, member):
    """Writes a zip with one file."""
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr(member, "a stand-in")


def known_properties():
    """Returns the properties of the custom resources, as the function's README lists them."""
    return set(NAMED.findall((ROOT / "functions/ses-identity-policy/README.md").read_text()))


def known_variables():
    """Returns the variables of custom-message, as its README lists them."""
    readme = (ROOT / "functions/custom-message/README.md").read_text()
    return set(re.findall(r"`([A-Z_]{5,})`", readme))
