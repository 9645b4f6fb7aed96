#!/bin/sh
# Runs a Python program on the JVM beside this file. Starts no process of its own: exec, and shell builtins only
# (readlink, where it is reached through a symbolic link).
self=$0
case $self in */*) ;; *) self=$(command -v -- "$self") ;; esac
while [ -L "$self" ]; do
  target=$(command -p readlink "$self")
  case $target in /*) self=$target ;; *) self=${self%/*}/$target ;; esac
done
# Options meant for other Java programs would change this one, and announce themselves on stderr.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
# The archive is the JVM's default one, found without an option; named by one, it also brings the profiles of hot methods.
exec "${self%/*}/java" "-XX:AOTCache=${self%/*}/../lib/server/classes.jsa" $PYRT_JAVA_OPTIONS -m org.pyrt.dist/org.pyrt.dist.Main "$@"
