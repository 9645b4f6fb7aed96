package org.pyrt.dist;

/** Runs a Python program from the command line: the main class of the image. */
public final class Main {
  private Main() {}

  /**
   * Prints the usage line and exits with 2: the image holds no virtual machine yet.
   *
   * @param args the arguments after {@code pyrt}
   */
  public static void main(String[] args) {
    System.err.println("usage: pyrt FILE [ARGS]");
    System.exit(2);
  }
}
