import ast
cases=[("x @ y",4),("x @= y",4),("async def f(): pass",4),("async def f():\n async for x in y: pass",4),("x: int = 3",5),("(x): int",5),("a.b: int=3",5),
("def f(x,/): pass",7),("def f(x=1,/): pass",7),("lambda x,/: 1",7),("lambda x=1,/: 1",7),("(x := 1)",7),("with (a as b, c): pass",8),("with (a): pass",8),("with (a, b): pass",8),("with (a as b): pass",8),
("try: pass\nexcept* A: pass",10),("match x:\n case 1: pass",9),("match x\n",9),("async def f():\n await x",4),("async def f():\n [x async for x in y]",5),("async def f():\n async with x: pass",4),
("type X = int",11),("def f[T](): pass",11),("class A[T]: pass",11),("class A[T=int]: pass",12),("class A[*T=int]: pass",12),("class A[**T=int]: pass",12),("t'x'",13),("t'{x}' t'b'",13),
("try: pass\nexcept A, B: pass",13),("try: pass\nexcept A, B as c: pass",13),("try: pass\nexcept* A, B: pass",13),("f'x'",5),("1_0",5),("match(x)",9),("async def f():\n async with (a as b): pass",8),
("try: pass\nexcept* A: pass\nexcept* B: pass",10),("f'{(x:=1)}'",7),("y=[x:=1, x**2]",7),("if x := 1: pass",7),("match x:\n case 1:\n  y = (z := 3)",7),("f(a := 3)",7),("with (a as b, c as d,): pass\nx = (y := 3)",8),
("def f():\n  x: int = 3\n  return x",5),("x = 1; a.b: int; z=3",5),("a[0]: int",5), ("del x, (y := 2)", 7), ("def f[T, *U, **V](): pass", 11), ("type X[T] = int",11),("class A[T: int = str]: pass",12), ("0o7_7+1.0_0",5), ("raise ValueError(x := 1)",7),("x = yield (y:=1)",7),("{(a:=1): 2}",7),("{a:=1}",7), ("[i for i in x if (y:=i)]",7),("while x:=1: pass",7)]
for s,v in cases:
    try: ast.parse(s,feature_version=(3,v)); print("ok",s)
    except SyntaxError as e: print(repr(s), e.args)
