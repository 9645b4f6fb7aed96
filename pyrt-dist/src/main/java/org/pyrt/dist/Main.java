package org.pyrt.dist;

import org.pyrt.vm.boot.Launcher;

/** Runs a Python program from the command line: the main class of the image. */
public final class Main {
  private Main() {}

  /**
   * Runs what the arguments say and ends the process with the program's exit code. After success the JVM is left to end of itself where it
   * will: an explicit exit looks for a logger to tell, which costs as much as 70 more classes at start.
   *
   * @param args the arguments after {@code pyrt}
   */
  public static void main(String[] args) {
    int status = Launcher.run(args);
    if (status != 0 || keepsOthers()) {
      System.exit(status);
    }
  }

  /** Whether a thread is left that the JVM would wait for. Python's threads are not, whatever Python calls them: the interpreter's end has waited for them. */
  private static boolean keepsOthers() {
    Thread[] threads = new Thread[Thread.activeCount() + 1];
    int count = Thread.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i] != Thread.currentThread() && !threads[i].isDaemon()) {
        return true;
      }
    }
    return count == threads.length;
  }
}
