if x:
	a
	if y:
		b
else:
        c

x = 1 \
  + 2

# comment
   # indented comment
if x: a; b;
class A:

  # comment

  def f(self):
    pass
  # dedented comment
  x = (1,
 2,
	3)
  \
  
  if 1:
      x

y
za = """b
cd"""
if 1:
  x
  # end