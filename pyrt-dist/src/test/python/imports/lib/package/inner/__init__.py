from .. import sibling as uncle
