from string.templatelib import Template, Interpolation
t=t"a{1!r:>3}b{'x'}"
print(t, [k for k in Template.__dict__], [k for k in Interpolation.__dict__], Template.__doc__, Interpolation.__doc__)
print(t.strings, t.values, t.interpolations[0].__reduce__())
print(type(iter(t)), list(t), list(t"{1}{2}"))
for f in [lambda: t+'a', lambda: 'a'+t, lambda: Template(1), lambda: Template(a=1), lambda: Interpolation(), lambda: Interpolation(1,2), lambda: Interpolation(1,'a','x'), lambda: Interpolation(1,'a','r',3), lambda: Template('a','b',Interpolation(3)), lambda: Interpolation[int], lambda: Template[int], lambda: t+t, lambda: t.strings.__class__, lambda: setattr(t,'x',1), lambda: Interpolation(3), lambda: Template().strings, lambda: type('A',(Template,),{}), lambda: t==t"a{1!r:>3}b{'x'}", lambda: Interpolation(1,conversion=5), lambda:(t"{ 1 =}").interpolations[0], lambda:(t"{ 1 =}"), lambda: (t"a" t"b{1}"), lambda:t+1]:
    try: print(f())
    except Exception as e: print(type(e), e)
