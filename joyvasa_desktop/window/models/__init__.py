"""The page of the published models: which are there, how to get them, where they lie."""
