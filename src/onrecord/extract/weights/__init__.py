"""Weights of the linear models: feature, tab, weight. Written by training/coder.py."""
