"""The tags of `{% load ui %}`; each is told in its part."""

from django import template

from steelyard.kit.ui.parts import badge, bar, beam, chart, field, icon, numbers, period, state, table, why

register = template.Library()

register.simple_tag(icon.icon)
register.simple_tag(numbers.money)
register.simple_tag(numbers.ratio)
register.simple_tag(numbers.points)
register.simple_tag(numbers.number)
register.simple_tag(numbers.change)
register.simple_tag(bar.attainment_bar)
register.simple_tag(badge.badge)
register.simple_tag(why.why)
register.simple_tag(period.period_name)
register.simple_tag(field.control)
register.filter(field.is_check)
register.simple_block_tag(why.ask)
register.simple_block_tag(table.table)
register.inclusion_tag("ui/state.html")(state.state)
register.inclusion_tag("ui/chart.html")(chart.chart)
register.inclusion_tag("ui/beam.html")(beam.beam)
