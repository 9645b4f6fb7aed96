#!/bin/sh
# Runs a Python program on the JVM beside this file, or, where this is a copy in a virtual environment, on that of the
# image which the environment was made of. Starts no process of its own: exec, and shell builtins only (readlink, where
# it is reached through a symbolic link).
self=$0
case $self in */*) ;; *) self=$(command -v -- "$self") ;; esac
called=$self
while [ -L "$self" ]; do
  target=$(command -p readlink "$self")
  case $target in /*) self=$target ;; *) self=${self%/*}/$target ;; esac
done
bin=${self%/*}
if [ ! -e "$bin/java" ]; then
  for settings in "$bin/pyvenv.cfg" "$bin/../pyvenv.cfg"; do
    [ -f "$settings" ] || continue
    while IFS=' =' read -r key value; do
      [ "$key" != home ] || bin=$value
    done <"$settings"
    break
  done
fi
# The shell gives an environment without PWD one; an environment without HOME may be meant to be empty.
if [ -z "${HOME-}" ]; then
  had=
  while IFS= read -r line || [ -n "$line" ]; do case $line in *PWD=*) had=1 ;; esac; done 2>/dev/null </proc/$$/environ
  [ -n "$had" ] || unset PWD
fi
# A standard descriptor that is closed would go to the first file that the JVM opens for itself.
closed=
true 2>/dev/null 9<&0 || { exec </dev/null; closed=0; }
true 2>/dev/null 9>&1 || { exec >/dev/null; closed=${closed}1; }
true 9>&2 || { exec 2>/dev/null; closed=${closed}2; }
# Options meant for other Java programs would change this one, and announce themselves on stderr.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
# The archive is the JVM's default one, found without an option; named by one, it also brings the profiles of hot methods.
exec "$bin/java" "-XX:AOTCache=$bin/../lib/server/classes.jsa" "-Dpyrt.executable=$called" ${closed:+-Dpyrt.closed=$closed} $PYRT_JAVA_OPTIONS -m org.pyrt.dist/org.pyrt.dist.Main "$@"
