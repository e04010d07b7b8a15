"""Makes the Lambda layer of a theme: <target>/lambda/theme/layer.zip, the same bytes for the same files.

usage: theme.py <theme folder> <layer.zip>

The layer holds the folder as `theme`, so Lambda puts it at /opt/theme, where custom-message looks.
"""

import sys
import zipfile
from pathlib import Path

# The earliest that a zip can hold: a file's own time would make another hash of each build.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
# One of these is in every theme.
MARKS = ["theme.toml", "layout.html", "components.html", "messages", "locales", "clients", "pools", "tenants"]
# For people and for `signet`; the function reads none of them.
NOT_READ = {"samples", "lint.toml", "lint-baseline.json"}
NOTES = ("README", "LICENSE", "CHANGELOG")
# Lambda's limit for a function with all its layers, unzipped, in bytes.
SIZE_MAX = 250 * 1024 * 1024


class NoTheme(Exception):
    """The reason why a folder makes no layer, and what to do about it."""


def is_shipped(relative):
    """Returns whether the function may need the file."""
    if any(part.startswith(".") for part in relative.parts):
        return False
    return relative.parts[0] not in NOT_READ and not relative.parts[0].startswith(NOTES)


def theme_files(folder):
    """Returns the files of the layer by their path in the theme, in the order of the zip."""
    if not folder.is_dir():
        raise NoTheme(f"{folder} is not a folder: `signet init {folder}` makes a theme")
    if not any((folder / mark).exists() for mark in MARKS):
        raise NoTheme(f"{folder} is not a theme: it has none of {', '.join(MARKS)}")
    files = {}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        if not is_shipped(relative):
            continue
        if path.is_symlink():
            raise NoTheme(f"{path} is a symbolic link: put the file itself into the theme")
        if path.is_file():
            files[relative.as_posix()] = path
    if sum(path.stat().st_size for path in files.values()) > SIZE_MAX:
        raise NoTheme(f"{folder} is larger than Lambda allows ({SIZE_MAX >> 20} MB)")
    return files


def write_layer(folder, layer):
    """Writes the layer's zip. Returns the number of files in it."""
    files = theme_files(Path(folder))
    layer = Path(layer)
    layer.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(layer, "w") as archive:
        for name in sorted(files):
            archive.writestr(entry(f"theme/{name}"), files[name].read_bytes(), compresslevel=9)
    return len(files)


def write_empty_layer(layer):
    """Writes a layer without a theme, unless there is one: `aws cloudformation package` refuses a stack
    template that names a file which is not there, even for a resource that is not made."""
    layer = Path(layer)
    if layer.exists():
        return
    layer.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(layer, "w") as archive:
        archive.writestr(entry("theme/README"), "No theme was packaged: make package THEME=<folder>\n")


def entry(name):
    """The zip's entry of a file, which is readable for everybody whatever it is on this disk."""
    entry = zipfile.ZipInfo(name, ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, whose permissions follow
    entry.external_attr = 0o100644 << 16
    return entry


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        count = write_layer(sys.argv[1], sys.argv[2])
    except NoTheme as reason:
        sys.exit(f"theme: {reason}")
    print(f"{count} files of {sys.argv[1]} in {sys.argv[2]}")


if __name__ == "__main__":
    main()
