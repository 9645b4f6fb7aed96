from ..sibling import value
from . import uncle
from .. import inner
text = value + "/deep"
