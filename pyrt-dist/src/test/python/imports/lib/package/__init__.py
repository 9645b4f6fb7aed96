print("package runs as", __name__, __package__, bool(__path__), __spec__.name, __spec__.parent)
from . import sibling
from .inner import deep
name = "package"
