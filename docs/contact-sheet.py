#!/usr/bin/env python3
"""One picture of twenty mails: renders a sample in every language and photographs it.

    cargo build -p signet
    docs/contact-sheet.py                       # docs/languages.png: sign-up, light
    docs/contact-sheet.py --message forgot-password --dark --out /tmp/dark.png --locales ar he ja

Needs Chromium, Noto's core and CJK fonts (fonts-noto-core, fonts-noto-cjk) and Pillow.
"""

import argparse
import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

REPOSITORY = Path(__file__).resolve().parent.parent
WIDTH = 375
"""A telephone's width, in CSS pixels."""
GAP = 24
LABEL = 30
BRAND = {
    "BRAND_NAME": "Northwind",
    "BRAND_SUPPORT_EMAIL": "help@northwind.example",
    "BRAND_POSTAL_ADDRESS": "Northwind Ltd, 12 Harbour Street, Bristol BS1 4RW",
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    target = Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))
    parser.add_argument("--signet", type=Path, default=target / "debug/signet")
    parser.add_argument("--chromium", default="chromium")
    parser.add_argument("--message", default="sign-up")
    parser.add_argument("--locales", nargs="+")
    parser.add_argument("--theme", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--height", type=int, default=820, help="of each mail, CSS pixels")
    parser.add_argument("--columns", type=int, default=5)
    parser.add_argument("--scale", type=float, default=0.6)
    parser.add_argument("--colors", type=int, default=256)
    parser.add_argument("--out", type=Path, default=REPOSITORY / "docs/languages.png")
    return parser.parse_args()


def locales() -> list[str]:
    return sorted(file.stem for file in (REPOSITORY / "templates/locales").glob("*.ftl"))


def render(asked: argparse.Namespace, tag: str, folder: Path) -> Path:
    """The mail with a sample code in place."""
    out = folder / tag
    command = [
        asked.signet,
        "render",
        REPOSITORY / f"templates/samples/{asked.message}.json",
        *("--locale", tag),
        *("--out", out),
        *(("--theme", asked.theme) if asked.theme else ()),
    ]
    subprocess.run(command, env=BRAND | os.environ, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return out / f"{asked.message}.html"


def photograph(asked: argparse.Namespace, page: Path) -> Image.Image:
    picture = page.with_suffix(".png")
    with tempfile.TemporaryDirectory() as profile:
        command = [
            asked.chromium,
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *("--hide-scrollbars", f"--user-data-dir={profile}"),
            *(("--blink-settings=preferredColorScheme=0",) if asked.dark else ()),
            f"--window-size={WIDTH},{asked.height}",
            f"--screenshot={picture}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    return Image.open(picture).convert("RGB").crop((0, 0, WIDTH, asked.height))


def sheet(asked: argparse.Namespace, tags: list[str], mails: list[Image.Image]) -> Image.Image:
    rows = -(-len(mails) // asked.columns)
    cell = (round(WIDTH * asked.scale), round(asked.height * asked.scale))
    ground, ink = ("#05070a", "#e6e9ee") if asked.dark else ("#d9dee6", "#16191f")
    size = (asked.columns * (cell[0] + GAP) + GAP, rows * (cell[1] + GAP + LABEL) + GAP)
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(18)
    for index, (tag, mail) in enumerate(zip(tags, mails)):
        x = GAP + index % asked.columns * (cell[0] + GAP)
        y = GAP + index // asked.columns * (cell[1] + GAP + LABEL)
        draw.text((x, y), tag, fill=ink, font=font)
        picture.paste(mail.resize(cell, Image.Resampling.LANCZOS), (x, y + LABEL))
    return picture


def main() -> None:
    asked = arguments()
    tags = asked.locales or locales()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        mails = list(pool.map(lambda tag: photograph(asked, render(asked, tag, Path(folder))), tags))
    picture = sheet(asked, tags, mails)
    picture.quantize(asked.colors, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(asked.out, optimize=True)
    print(f"{asked.out}: {picture.width} × {picture.height}, {asked.out.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
