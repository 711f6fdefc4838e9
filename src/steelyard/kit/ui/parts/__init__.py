"""What the tags of `{% load ui %}` write, one part a file; templatetags/ui.py gives them their names."""
