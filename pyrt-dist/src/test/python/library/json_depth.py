"""json with deep nesting, and with containers that contain themselves."""
import json

for opening, inner, closing in (("[", "", "]"), ('{"a": ', "1", "}")):
    for depth in (10, 20_000):
        text = opening * depth + inner + closing * depth
        print(json.dumps(json.loads(text)) == text)
    try:
        json.loads(opening * 500_000)
    except RecursionError as e:
        print(type(e).__name__)

cycle = []
cycle.append({"a": [cycle]})
try:
    json.dumps(cycle)
except ValueError as e:
    print(e, e.__notes__)
for _ in range(2_000):
    cycle = [cycle]
try:
    json.dumps(cycle)
except ValueError as e:
    print(e)
