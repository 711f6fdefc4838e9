"""Whether the demo company is here: asked at every start, so it needs nothing of what makes the company."""

from steelyard.foundation.facts.models import Import, ImportState
from steelyard.site.demo.size import Size


def is_loaded(size: Size) -> bool:
    """Tell whether the last step of a load has been done: the newest export is in."""
    newest = Import.objects.filter(file_name=size.newest_export, state=ImportState.COMMITTED)
    return newest.exists()
