/* Grace periods as Qsbr, Limbo and ThreadState make them, with the epochs that refcount.pml takes for one atomic snapshot. Object k is referred to by slot k only; who
   empties a slot has the object in limbo, and what is in limbo dies after a grace period. Sets of objects are bit masks. One access to what threads share is one step. */
#ifndef NT
#define NT 3
#endif
#ifndef NO
#define NO 2
#endif
#ifndef MAXSEQ
#define MAXSEQ 9
#endif
byte sequence=1;
byte seq[NT];                               /* 0 while not attached */
byte late[NT];                              /* BUG_LATE: a stored sequence that others do not see yet, plus one; 0 for none */
byte slots=(1<<NO)-1;
byte floats[NT];                            /* what a thread has loaded and may still use */
byte gathered[NT], waiting[NT], goal[NT];   /* limbo: what has no grace period yet, what waits for one, and for which */
byte orphans, dead;
bit stop;

inline announce(i, value) {
#ifdef BUG_LATE
  late[i]=value+1
#else
  seq[i]=value                              /* a volatile store: a full fence behind it */
#endif
}
inline claim(i, set) {
  atomic {
    assert((dead & set)==0); assert((slots & set)==0);
    t=0; do :: t<NT -> assert((floats[t] & set)==0); t++ :: else -> break od; t=0;
    dead=dead|set; set=0
  }
}
inline open(i) {                            /* opens a period for what has gathered, now or at a later poll, as the clock has it */
  if
  :: waiting[i]==0 && gathered[i]!=0 && sequence<MAXSEQ ->
     if
     :: atomic { waiting[i]=gathered[i]; gathered[i]=0; sequence=sequence+2;
#ifdef BUG_GOAL
          goal[i]=sequence-2
#else
          goal[i]=sequence
#endif
        }
     :: skip
     fi
  :: else
  fi
}
inline poll(i) {                            /* nothing of thread i floats */
  atomic {
#ifdef BUG_ORPHANS
    if :: waiting[i]!=0 -> waiting[i]=waiting[i]|orphans :: else -> gathered[i]=gathered[i]|orphans fi;
#else
    gathered[i]=gathered[i]|orphans;
#endif
    orphans=0 };
  alone=1; t=0;
  do :: t<NT -> if :: t!=i && seq[t]!=0 -> alone=0 :: else fi; t++ :: else -> break od; t=0;
  if
  :: alone -> claim(i, waiting[i]); claim(i, gathered[i]); goal[i]=0
  :: !alone && waiting[i]!=0 ->
     passed=1;
     do :: t<NT -> if :: t!=i && seq[t]!=0 && seq[t]<goal[i] -> passed=0 :: else fi; t++ :: else -> break od; t=0;
     if :: passed -> claim(i, waiting[i]); goal[i]=0 :: else fi
  :: else
  fi;
  alone=0; passed=0;
  open(i)
}
proctype Thread(byte i) {
  byte now, t, k; bit alone, passed, on;
  do
  :: !on && !stop -> now=sequence;          /* attach */
#ifdef BUG_UNSEEN
     skip;
#else
     announce(i, now);
#endif
     now=0; on=1
  :: !on && stop -> break
  :: atomic { on && !stop -> select(k : 0 .. (NO-1)) };
     if
     :: atomic { (slots>>k)&1 -> assert(((dead>>k)&1)==0); floats[i]=floats[i]|(1<<k) }           /* load */
#ifdef BUG_ORDER
     :: waiting[i]==0 && gathered[i]==0 && sequence<MAXSEQ && ((slots>>k)&1) ->                   /* the period first, then the slot */
        atomic { sequence=sequence+2; goal[i]=sequence };
        atomic { if :: (slots>>k)&1 -> slots=slots&~(1<<k); waiting[i]=1<<k :: else -> goal[i]=0 fi }
#else
     :: atomic { (slots>>k)&1 -> slots=slots&~(1<<k); gathered[i]=gathered[i]|(1<<k); floats[i]=floats[i]|(1<<k) }; open(i)   /* the last drop */
#endif
     :: skip
     fi;
     k=0
  :: on -> now=sequence;                    /* a quiescent point */
#ifndef BUG_HELD
     floats[i]=0;
#endif
     announce(i, now); now=0;
#ifdef BUG_HELD
     k=floats[i]; floats[i]=0; 
#endif
     poll(i);
#ifdef BUG_HELD
     floats[i]=k&~dead; k=0
#endif
  :: on -> floats[i]=0;                     /* detach */
     atomic { orphans=orphans|waiting[i]|gathered[i]; waiting[i]=0; gathered[i]=0; goal[i]=0 };
     late[i]=0; seq[i]=0; on=0
#ifdef BUG_LATE
  :: late[i]!=0 -> atomic { seq[i]=late[i]-1; late[i]=0 }
#endif
  :: i==0 && !stop -> stop=1
  od
}
init {
  byte t, i=NT; bit alone, passed;
  atomic { do :: t<NT -> run Thread(t); t++ :: else -> break od; t=0 };
  _nr_pr==1;
  atomic { t=0; do :: t<NT -> assert(waiting[t]==0 && gathered[t]==0 && seq[t]==0); t++ :: else -> break od };
  assert((dead|slots|orphans)==(1<<NO)-1)   /* nothing in limbo is forgotten: a thread that stands in claims what is left */
}
