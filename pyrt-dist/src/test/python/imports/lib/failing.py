started = True
raise ValueError("in failing")
