"""Floor 2: Django plumbing without a business word."""
