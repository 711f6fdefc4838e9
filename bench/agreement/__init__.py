"""The reference close as plans: one for those who sell, in twenty versions, and one for who leads."""
