"""What a column of somebody's table means: which field, which scale, which date order, who."""
