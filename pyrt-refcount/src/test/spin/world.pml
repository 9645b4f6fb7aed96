/* Stopping the world, as World, ThreadState and ThreadRegistry do it. Any thread stops it, detaches, is acted for while it is detached, and ends; thread NT-1 is born late. */
#ifndef NT
#define NT 3
#endif
#ifndef STOPS
#define STOPS 2        /* how often the world is halted in all */
#endif
#define UNBORN 0
#define DET 1
#define ATT 2
#define SUSP 3
#define BUSY 4
#define DEAD 5
#define NOBODY 9
byte state[NT];
bit stopbit[NT], permit[NT];   /* STOP in the breaker; the permit of LockSupport.unpark */
byte requester=NOBODY, inside=NOBODY, stops=STOPS;
bit halted, monitor;          /* the registry's monitor */
#define CAS(j, from, to, done) atomic { done=(state[j]==from); if :: done -> state[j]=to :: else fi }

inline goon(i) {               /* detached or suspended: waits until it is attached */
  do
  :: atomic { state[i]==DET -> state[i]=ATT }; break
  :: state[i]==SUSP -> atomic { permit[i] -> permit[i]=0 }                    /* parks: only a permit ends that */
  od;
  assert(inside==NOBODY || inside==i)
}
inline trystop(i) {
  atomic { !monitor -> monitor=1 };
  all=1; t=0;
  do
  :: t<NT ->
     if
     :: t==i || state[t]==UNBORN -> skip
     :: else ->
        s=state[t];
        if
        :: s==ATT -> stopbit[t]=1; all=0
        :: s==DET ->
#ifdef BUG_PLAIN
           state[t]=SUSP
#else
           CAS(t, DET, SUSP, done); all=all&&done
#endif
        :: s==SUSP || s==DEAD -> skip
        :: s==BUSY -> all=0
        fi
     fi;
     t++
  :: else -> break
  od;
  halted=all; monitor=0; s=0; t=0; done=0
}
inline start(i) {
  atomic { !monitor -> monitor=1 };
  halted=0; t=0;
  do
  :: t<NT && t!=i ->
#ifndef BUG_STALE
     stopbit[t]=0;
#endif
     CAS(t, SUSP, DET, done); t++
  :: t<NT && t==i -> t++
  :: else -> break
  od;
  monitor=0; t=0;
#ifndef BUG_ASLEEP
  do :: t<NT -> permit[t]=1; t++ :: else -> break od;
#endif
  t=0; done=0; requester=NOBODY
}
proctype Thread(byte i) {
  byte t, s; bit all, done;
  if
  :: i<NT-1 -> skip
  :: else ->
     atomic { !monitor -> monitor=1 };
#ifdef BUG_BORN
     state[i]=DET;
#else
     state[i]=(halted -> SUSP : DET);
#endif
     monitor=0
  fi;
  goon(i);
  do
  :: atomic { stopbit[i] -> stopbit[i]=0 }; state[i]=SUSP; goon(i)              /* a poll that finds STOP */
  :: state[i]=DET; goon(i)                                                      /* a blocking call */
  :: atomic { stops>0 -> stops-- };                                             /* stop, work, start */
     do
     :: atomic { requester==NOBODY -> requester=i }; break
     :: requester!=NOBODY -> state[i]=DET; requester==NOBODY; goon(i)
     od;
     do
     :: trystop(i); if :: all -> break :: else fi
     od;
     inside=i;
     do :: t<NT -> assert(t==i || state[t]!=ATT); t++ :: else -> break od; t=0; all=0;
     inside=NOBODY;
     start(i)
  :: select(t : 0 .. (NT-1));                                                   /* merges for a detached thread */
     if
     :: t!=i -> CAS(t, DET, BUSY, done);
        if :: done -> done=0; state[t]=DET :: else fi
     :: else
     fi;
     t=0
  :: state[i]=DEAD; break
  od
}
init {
  byte t;
  atomic { do :: t<NT -> state[t]=(t<NT-1 -> DET : UNBORN); run Thread(t); t++ :: else -> break od; t=0 }
}
