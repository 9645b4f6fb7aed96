# Compiles the Java benchmarks where a source is newer than the image. Sourced by scripts, with $root and $image set.
changed=$(find "$root/pyrt-dist/benchmarks/src" -type f -newer "$image/release" -print | head -n 1)
if [ -n "$changed" ] || [ ! -d "$root/pyrt-dist/benchmarks/target/classes" ]; then
  . "$root/.mvn/find-jdk.sh"
  mvn_25 -B -q -DskipTests process-classes || exit 1
  touch "$image/release"
fi
