"""How everything looks: colours, icons, and the small widgets that all panels share."""
