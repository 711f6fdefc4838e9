"""Stages: credit, measure, score, grade, pay. Tables to tables, one file each; compiler.py chains them."""
