"""Django's SQLite, on the newer SQLite library that the wheel `pysqlite3` carries.

Takes: nothing. Gives: the database engine "steelyard.kit.sqlite". Many systems ship a SQLite with a
bug that can lose data when a write-ahead log is reset. Where the wheel does not exist, Python's own
SQLite serves.
"""
