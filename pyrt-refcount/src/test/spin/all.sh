#!/bin/bash
# all.sh [LONG]: every search that docs/reference-protocol.md lists. Those of all rules must end without an error, those that lack a rule (BUG_...) must find one. Needs spin and
# gcc; takes some minutes and 9 GB, with LONG an hour and 40 GB.
cd "$(dirname "$0")" || exit 1
failed=0

# outcome NAME MODEL FLAGS...: runs one search; prints what it found, and leaves "none", "error" or "unfinished" in $found.
outcome() {
  name=$1 model=$2
  shift 2
  MODEL=$model.pml ./run.sh "$name" "$@"
  found=unfinished
  if grep -q 'errors: [1-9]' "run/$name/pan.out"; then
    found=error
  elif grep -q 'errors: 0' "run/$name/pan.out" && ! grep -qE 'not completed|out of memory|too small' "run/$name/pan.out"; then
    found=none
  fi
}
holds() { outcome "$@"; [ $found = none ] || { echo "FAILED: $1 should hold"; failed=1; }; }
breaks() { outcome "$@"; [ $found = error ] || { echo "FAILED: $1 should find an error"; failed=1; }; }

export TMO=3600
holds refcount-2-2 refcount -DNT=2 -DNS=2 -DDETACH
holds refcount-dist refcount -DNT=2 -DNS=1 -DDIST
holds refcount-weak refcount -DNT=2 -DNS=2 -DWEAK -DMOVE -DRES
holds refcount-all refcount -DNT=2 -DNS=2 -DDETACH -DDIST -DWEAK -DMOVE -DRES
breaks refcount-no-NOREREAD refcount -DNT=3 -DNS=1 -DDETACH -DBUG_NOREREAD
for rule in XMARK ABA DETACH; do breaks "refcount-no-$rule" refcount -DNT=2 -DNS=2 -DDETACH -DBUG_$rule; done
for rule in WEAK1 WEAK2; do breaks "refcount-no-$rule" refcount -DNT=2 -DNS=2 -DWEAK -DMOVE -DRES -DBUG_$rule; done
for rule in DORDER DNOR DNEG SNAP; do breaks "refcount-no-$rule" refcount -DNT=2 -DNS=1 -DDIST -DBUG_$rule; done

holds stores owner-stores -DNT=2 -DNS=1
for rule in NOFENCE REVOKE; do breaks "stores-no-$rule" owner-stores -DNT=2 -DNS=1 -DBUG_$rule; done

holds grace-2-2 grace -DNT=2 -DNO=2
holds grace-3-1 grace -DNT=3 -DNO=1
for rule in GOAL ORDER HELD UNSEEN LATE; do breaks "grace-no-$rule" grace -DNT=2 -DNO=2 -DBUG_$rule; done
breaks grace-no-ORPHANS grace -DNT=3 -DNO=2 -DMAXSEQ=3 -DBUG_ORPHANS

export PAN=-n # invalid end states, that is deadlocks, are errors here
holds world-2 world -DNT=2 -DSTOPS=3
holds world-3 world -DNT=3 -DSTOPS=2
for rule in PLAIN BORN STALE ASLEEP; do breaks "world-no-$rule" world -DNT=3 -DSTOPS=2 -DBUG_$rule; done
unset PAN

if [ "${1-}" = LONG ]; then
  ML=40000 holds refcount-3-1 refcount -DNT=3 -DNS=1 -DDETACH
  holds grace-3-2 grace -DNT=3 -DNO=2
fi
exit $failed
