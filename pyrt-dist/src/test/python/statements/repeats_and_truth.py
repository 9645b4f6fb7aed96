"""Lists times numbers, and the truth of numbers in conditions."""
for n in range(5):
    for k in range(-1,6):
        l=[object if i%2 else i for i in range(n)]; l*=k; assert l==[object if i%2 else i for i in range(n)]*k and len(l)==n*max(k,0),(n,k,l)
class D:
    def __del__(s): print('del')
l=[D()]*5; l*=3; del l[1:]; print('one'); l=None
for x in (0,1,2,-1,0.0,'',None,10**30,10**30-10**30,True,False):
    print(1 if x else 0, 1 if not x else 0, x and 1, x or 1, [1 for _ in 'a' if x], [1 for _ in 'a' if not x])
