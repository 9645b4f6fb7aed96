# Builds the image where it is missing or older than a source. Sourced, with $root set; POSIX sh. Sets $image.
image=$root/pyrt-dist/target/pyrt

image_is_current() {
  [ -x "$image/bin/pyrt" ] || return 1
  changed=$(find "$root"/pom.xml "$root"/pyrt-*/pom.xml "$root"/pyrt-*/src/main "$root"/pyrt-api/*/src/main \
    "$root"/pyrt-dist/src/image -type f -newer "$image/release" -print 2>/dev/null | head -n 1)
  [ -z "$changed" ]
}

ensure_image() {
  image_is_current && return 0
  . "$root/.mvn/find-jdk.sh"
  mkdir -p "$root/target"
  (
    # Two first uses at once: the second waits, and then finds the image.
    if command -v flock >/dev/null 2>&1; then
      flock 9
      image_is_current && exit 0
    fi
    echo "pyrt: building the image (once, a minute or so)" >&2
    mvn_25 -B -q -DskipTests process-classes >"$root/target/image-build.log" 2>&1 </dev/null || {
      tail -n 20 "$root/target/image-build.log" >&2
      echo "pyrt: the build failed; all of its output is in target/image-build.log" >&2
      exit 1
    }
    touch "$image/release"
  ) 9>"$root/target/image.lock" || exit 1
}
