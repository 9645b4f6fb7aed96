"""The pool of threads, where the standard library has it."""
from concurrent.futures import BrokenThreadPool, ThreadPoolExecutor

__all__ = ["BrokenThreadPool", "ThreadPoolExecutor"]
