"""What would have been, and what may come: other plans on the same facts, drawn futures, one more deal."""
