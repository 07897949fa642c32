"""The panel of settings, built from their declarations."""
