"""The GPU pack: what a packaged program for processors fetches to compute on an NVIDIA card."""
