"""What a file is: its bytes say so, whatever its name ends in."""

import io
import zipfile

from django.utils.translation import gettext as _

from steelyard.foundation.facts.sources.rows import Unreadable

TEXT, WORKBOOK, WEB_PAGE = "text", "workbook", "web page"
HEAD = 4096  # bytes looked at
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # XLS, and documents under a password
# Parts of an OLE file, by their names in UTF-16.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
NOT_TABLES = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"PAR1", "Parquet"),
    (b"SQLite format 3", "SQLite"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
)


def kind_of(content: bytes) -> str:
    """Return TEXT, WORKBOOK or WEB_PAGE; Unreadable, with the kind's name, when it is something else."""
    head = content[:HEAD]
    for mark, name in NOT_TABLES:
        if head.startswith(mark):
            raise Unreadable(_("This is a {kind} file. Save it as XLSX or CSV.").format(kind=name))
    if head.startswith(OLE):
        return kind_of_ole(content)
    if head.startswith(b"PK"):
        return kind_of_zip(content)
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise Unreadable(_("This is an XML spreadsheet of 2003. Open it and save it as XLSX."))
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<style")) or (
        start.startswith((b"<?xml", b"<!--")) and (b"<html" in start or b"<table" in start)
    ):
        return WEB_PAGE
    if start.startswith((b"<?xml", b"{", b"[{")):
        kind = "XML" if start.startswith(b"<") else "JSON"
        raise Unreadable(_("This is a {kind} file. Save it as XLSX or CSV.").format(kind=kind))
    return TEXT


def kind_of_ole(content: bytes) -> str:
    """Look into the older container of office documents."""
    if ENCRYPTED in content:
        raise Unreadable(_("The file is protected by a password. Save it without one."))
    if not any(name in content for name in BOOKS):
        raise Unreadable(_("This is an office document, but no workbook. Save the table as XLSX or CSV."))
    return WORKBOOK


def kind_of_zip(content: bytes) -> str:
    """Look into a zip: a workbook is one, and so are many other things."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise Unreadable(_("The file is broken: it was not copied to its end.")) from error
    if any(name.startswith("xl/workbook.") for name in names) or "spreadsheet" in kind:
        return WORKBOOK
    if any(name.startswith(("word/", "ppt/")) for name in names) or "opendocument" in kind:
        raise Unreadable(_("This is an office document, but no workbook. Save the table as XLSX or CSV."))
    raise Unreadable(
        _("This is a zip archive; unpack it first. In it: {names}.").format(
            names=", ".join(sorted(names)[:5]) or "—"
        )
    )
