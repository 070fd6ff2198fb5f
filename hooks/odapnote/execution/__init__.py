"""What running code needs, be it a snippet or a notebook: limits, a guard, figures, a cache."""
