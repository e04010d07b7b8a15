"""Archives with the same bytes for the same files: no times, no owners, one order."""

import gzip
import hashlib
import io
import tarfile

# For tools that write archives themselves: the first time that a zip can hold, in place of the present one.
SAME_TIME = {"SOURCE_DATE_EPOCH": "315532800"}


def write_tarball(path, files):
    """Writes a .tar.gz. `files` maps a name to (bytes, is it a program)."""
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name in sorted(files):
            content, is_program = files[name]
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(content), 0o755 if is_program else 0o644, 0
            archive.addfile(entry, io.BytesIO(content))
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as out, gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9, mtime=0) as gz:
        gz.write(inner.getvalue())


def sha256(path):
    """Returns the SHA-256 of a file in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_checksums(folder):
    """Writes SHA256SUMS over every file of a folder, as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{sha256(path)}  {path.name}\n" for path in files]
    (folder / "SHA256SUMS").write_text("".join(lines))
    return files
