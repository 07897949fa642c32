"""The networks of the JoyVASA engine: loaded on first use, shared by all who animate."""
