"""Videos in the making: the queue, its panel, and the dialog before it."""
