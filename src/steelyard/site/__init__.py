"""Floor 7: where the rooms become one site: settings, addresses, navigation, command line."""
