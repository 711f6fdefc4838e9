"""What happens in the market: customers, deals, what follows a signature, visits and answers."""
