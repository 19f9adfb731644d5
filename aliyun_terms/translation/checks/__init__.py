"""What can be wrong between a Chinese unit and its translation, a module for each kind."""
