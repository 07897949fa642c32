"""From a `Portrait` and a `Motion` to frames."""
