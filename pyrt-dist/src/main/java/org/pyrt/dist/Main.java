package org.pyrt.dist;

import org.pyrt.vm.boot.Launcher;

/** Runs a Python program from the command line: the main class of the image. */
public final class Main {
  private Main() {}

  /**
   * Runs what the arguments say and ends the process with the program's exit code.
   *
   * @param args the arguments after {@code pyrt}
   */
  public static void main(String[] args) {
    System.exit(Launcher.run(args));
  }
}
