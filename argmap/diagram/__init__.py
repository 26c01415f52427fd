"""What to draw, then where: `build` makes diagrams, `layout` places them."""
