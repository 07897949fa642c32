"""Makes what people install: the frozen program, and the packages around it."""
