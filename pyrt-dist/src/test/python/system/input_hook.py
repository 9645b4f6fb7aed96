"""What the library's line editor asks before it waits for input."""
import posix

print(posix._is_inputhook_installed(), posix._inputhook())
