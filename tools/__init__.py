"""Tools of those who build Steelyard; nothing here is shipped."""
