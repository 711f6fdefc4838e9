"""Browser assets: which files of node_modules are served, under which address, and how stored.

npm brings them (package.json); nothing third-party is copied into the repository. A file that is not
in the list is not served.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

CHECKOUT = Path(__file__).resolve().parents[4]
NODE_MODULES = Path(os.environ.get("STEELYARD_NODE_MODULES") or CHECKOUT / "node_modules")

# Printed pages: typst takes fonts from this folder.
FONT_FOLDER = NODE_MODULES / "@expo-google-fonts" / "noto-sans-sc"
# Inlined by the icon tag, so that they take the text's colour.
ICON_FOLDER = NODE_MODULES / "@tabler" / "icons" / "icons" / "outline"

SERVED = {
    "vendor/tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "vendor/tabler.min.js": "@tabler/core/dist/js/tabler.min.js",
    "vendor/alpine-csp.min.js": "@alpinejs/csp/dist/cdn.min.js",
    "vendor/echarts.esm.min.js": "echarts/dist/echarts.esm.min.js",
    "vendor/inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
}


class NodeModulesFinder(BaseFinder):
    """Finds the files of SERVED; Django asks it beside the apps' own static folders."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        """Read from node_modules."""
        self.storage = NamedFiles(location=NODE_MODULES)

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Return where the file lies; an empty list is Django's word for nowhere."""
        if path not in SERVED:
            return []
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Name every file, for collectstatic."""
        for name in SERVED:
            if not matches_patterns(name, ignore_patterns or []):
                yield name, self.storage


class NamedFiles(FileSystemStorage):
    """Opens the files of SERVED by the address they are served under."""

    prefix = ""

    def path(self, name: str) -> str:
        """Return the file's real place."""
        return super().path(SERVED[name])


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise is untyped
    """Puts a file's fingerprint into its name, so that browsers may keep it for ever."""

    # Tabler's and ECharts' files end with a link to a source map, which we do not serve: Django would
    # stop at the missing file. So links to source maps are left as they are.
    patterns = tuple(
        (extension, tuple(rule for rule in rules if "sourceMappingURL" not in str(rule)))
        for extension, rules in CompressedManifestStaticFilesStorage.patterns
    )
    # A page names a file that does not exist: show the page, the missing file shows itself.
    manifest_strict: bool = False
