"""Ibis' compilers, put right where a machine would count differently. One file a machine."""
