"""An app for one test: a slow close that tells when to kill its worker."""
