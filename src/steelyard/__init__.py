"""Steelyard 衡: sales performance management, from goals to pay, in one closed loop."""
