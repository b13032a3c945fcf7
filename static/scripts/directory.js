// The form editor and the map.
