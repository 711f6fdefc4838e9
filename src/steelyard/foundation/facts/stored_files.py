"""Uploaded files, kept as they came, each under the hash of its content."""

import hashlib
from pathlib import Path, PurePath
from uuid import uuid4

from django.conf import settings


def keep(content: bytes, file_name: str) -> str:
    """Keep a file, once however often it comes; return its hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = place_of(sha256, file_name)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_suffix(f".{uuid4().hex}")  # whoever reads sees the whole file or none
        aside.write_bytes(content)
        aside.replace(place)
    return sha256


def place_of(sha256: str, file_name: str) -> Path:
    """Return where a kept file lies."""
    return Path(settings.MEDIA_ROOT) / "imports" / (sha256 + PurePath(file_name).suffix.lower())
