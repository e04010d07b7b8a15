"""infra/terraform/README.md lists the module's variables and outputs as its files declare them.

`UPDATE_DOCS=1 make docs-test` writes the tables.
"""

import os
import re

import pages

MODULE = pages.ROOT / "infra" / "terraform"
README = MODULE / "README.md"
BLOCK = re.compile(r'^(variable|output) "(\w+)" \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
FILES = ["variables.tf", "variables_sender.tf", "variables_custom_email_sender.tf", "variables_look.tf", "variables_pool.tf", "variables_monitoring.tf"]


def declared(name):
    """Returns (kind, name, description, default) of what a file declares."""
    for kind, variable, body in BLOCK.findall((MODULE / name).read_text()):
        description = re.search(r'^  description = "((?:[^"\\]|\\.)*)"', body, re.MULTILINE).group(1)
        default = re.search(r"^  default +(= .*)$", body, re.MULTILINE)
        yield kind, variable, description.replace('\\"', '"').replace("|", "\\|").replace("<", "&lt;"), default.group(1)[2:] if default else None


def tables():
    """Returns the tables of the README, one for each file."""
    lines = ["| variable | default | |", "|---|---|---|"]
    for name in FILES:
        for _, variable, description, default in declared(name):
            shown = "required" if default is None else f"`{default}`"
            lines.append(f"| `{variable}` | {shown} | {description} |")
    lines += ["", "| output | |", "|---|---|"]
    lines += [f"| `{output}` | {description} |" for _, output, description, _ in declared("outputs.tf")]
    return "\n".join(lines) + "\n"


def test_the_readme_lists_every_variable_and_output():
    text = README.read_text()
    start, end = "<!-- tables: begin -->\n", "<!-- tables: end -->"
    before, rest = text.split(start)
    after = rest.split(end)[1]
    if os.environ.get("UPDATE_DOCS"):
        README.write_text(before + start + tables() + end + after)
    assert README.read_text() == before + start + tables() + end + after, "run `UPDATE_DOCS=1 make docs-test`"


def test_every_file_of_variables_is_listed():
    assert sorted(path.name for path in MODULE.glob("variables*.tf")) == sorted(FILES)
