"""Namespaces whose keys are no strs, or strs of a class of their own."""
