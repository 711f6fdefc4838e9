"""Curves: how much of a target reached gives how many points. One file a shape.

Takes an attainment in millionths (100 % is 1,000,000), gives a score in millionths of a point.
"""
