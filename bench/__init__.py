"""Benchmarks on the shared data: one module a data set, one table, pinned floors. See docs/benchmarks/wider-ground.md."""
