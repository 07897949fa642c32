"""The `Motion` type, where motion comes from, and how it is edited and stored."""
