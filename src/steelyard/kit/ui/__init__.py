"""What pages are made of: the base page, parts, icons, charts, and the browser assets behind them."""
