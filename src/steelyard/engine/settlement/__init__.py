"""Settlement: what becomes of what was earned. Caps, guarantees, draws, holds, claw-backs. One file an item.

Takes what the components earned and the balances brought forward; gives lines under the item's own code, the
balances it carries forward, and why it changes nothing where it does not.
"""
