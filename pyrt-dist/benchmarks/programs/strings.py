"""Strings: splitting, joining, slicing, searching, formatting, comparing, character by character."""

TEXT = "the quick brown fox jumps over the lazy dog and runs away from the angry bear " * 4


def is_palindrome(text):
    left, right = 0, len(text) - 1
    while left < right:
        if text[left] != text[right]:
            return False
        left += 1
        right -= 1
    return True


def run():
    total = 0
    for number in range(150):
        words = TEXT.split(" ")
        lines = []
        for word in words:
            if word.startswith("t"):
                lines.append(word.upper())
            else:
                lines.append(word[1:] + word[:1])
        joined = "-".join(lines)
        total += joined.find("yaw") + joined.count("o") + len(joined.replace("THE", "a"))
        label = f"{number}:{len(words)}:{joined[:8]}"
        if label > "5":
            total += len(label)
    for character in TEXT * 12:
        if character == "e":
            total += 1
        elif character in "aiou":
            total += 2
    for number in range(2000):
        text = str(number)
        if is_palindrome(text + text[::-1]):
            total += len(text)
    return total
