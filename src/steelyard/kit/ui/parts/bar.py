"""`{% attainment_bar ppm %}`: how far, with a notch at 100 % and the figure beside it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from steelyard.kit.ui import figures
from steelyard.kit.ui.standing import tone

END = 1_500_000  # where the bar ends; what goes beyond fills it


def attainment_bar(ppm: int | None) -> SafeString:
    """Draw a bar from 0 to 150 %. Its length needs no style attribute, which the page's policy forbids."""
    if ppm is None:
        return format_html('<span class="attainment text-secondary">{}</span>', figures.NOTHING)
    return format_html(
        '<span class="attainment attainment-{}"><svg aria-hidden="true" class="attainment-bar">'
        '<rect class="track" width="100%" height="100%" rx="3"/>'
        '<rect class="fill" width="{}%" height="100%" rx="3"/>'
        '<line class="notch" x1="66.67%" x2="66.67%" y1="0" y2="100%"/></svg>'
        '<span class="num">{}</span></span>',
        tone(ppm),
        max(0, min(ppm, END)) * 100 // END,
        figures.ratio(ppm),
    )
