"""Ways from one screen to another: places, palette, help."""
