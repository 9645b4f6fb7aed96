# Finds JDK 25 and Maven for the scripts at the top. Sourced, with $root set to the repository; POSIX sh.
# Sets and exports JAVA_HOME; ends the script with one line on stderr where something is missing.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r release_line; do
    case $release_line in
      JAVA_VERSION=\"25\"* | JAVA_VERSION=\"25.*) return 0 ;;
    esac
  done < "$1/release"
  return 1
}

find_jdk_25() {
  javac_on_path=$(command -v javac 2>/dev/null) && javac_on_path=$(readlink -f "$javac_on_path" 2>/dev/null) \
    || javac_on_path=
  for jdk in "${JAVA_HOME:-}" "${JDK_HOME:-}" "${JAVA_HOME_25:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" \
      "${javac_on_path%/bin/javac}" \
      /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/java/* /usr/lib64/jvm/* /usr/local/lib/jvm/* /usr/local/java/* /usr/local/jdk* \
      /opt/*jdk* /opt/java/* /opt/*25* /opt/java /opt/jdk/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jenv/versions/* \
      "$HOME"/.asdf/installs/java/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/jdk* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home /opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home \
      /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$jdk" ] && is_jdk_25 "$jdk"; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

find_jdk_25 || {
  echo "pyrt: JDK 25 is missing: install one (under /usr/lib/jvm, /opt, ~/.sdkman or ~/.jdks), or set JAVA_HOME to it" >&2
  exit 1
}

# mvn ARGS...: Maven on that JDK, in the repository, with a one-line complaint where there is none.
mvn_25() {
  command -v mvn >/dev/null 2>&1 || {
    echo "pyrt: Maven is missing: install it so that mvn is on PATH" >&2
    exit 1
  }
  # A Maven run finds .mvn/ from the folder that it starts in.
  (cd "$root" && mvn "$@")
}
