package dev.trustscan.loader.sandbox.bwrap;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the launcher does with signals while a program runs: the keyboard's interrupt belongs to the
 * program, which gets it by itself; a request to end is handed on.
 *
 * <p>The JDK's class for this is outside the standard, so it is looked up; without it an interrupt
 * ends the launcher and the sandbox with it.
 */
final class Signals implements AutoCloseable {
  private final Deque<Runnable> undo = new ArrayDeque<>();

  private Signals() {}

  static Signals forwardTo(Process process) {
    var signals = new Signals();
    signals.on("INT", () -> {});
    signals.on("TERM", process::destroy);
    signals.on("HUP", process::destroy);
    return signals;
  }

  private void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      var lookup = MethodHandles.publicLookup();
      MethodHandle make =
          lookup.findConstructor(signal, MethodType.methodType(void.class, String.class));
      MethodHandle handle =
          lookup.findStatic(signal, "handle", MethodType.methodType(handler, signal, handler));
      Object ours =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      action.run();
                      yield null;
                    }
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> false;
                    default -> "signal handler";
                  });
      Object number = make.invoke(name);
      Object before = handle.invoke(number, ours);
      undo.push(() -> {
        try {
          handle.invoke(number, before);
        } catch (Throwable e) {
          throw new IllegalStateException(e);
        }
      });
    } catch (Throwable e) {
      if (e instanceof Error error && !(e instanceof LinkageError)) {
        throw error;
      }
      // Not this JVM, or the signal is not to be had.
    }
  }

  @Override
  public void close() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
