package dev.trustscan.scanner.command;

import java.util.List;
import java.util.Locale;

/** {@code java}: archives, agents, single source files. */
final class JavaProgram {
  private JavaProgram() {}

  static Flow run(Invocation inv) {
    List<Value> words = inv.words();
    for (int i = 1; i < words.size(); i++) {
      String text = words.get(i).text();
      if (text.equals("-jar") && i + 1 < words.size()) {
        inv.reference(Reference.Kind.RUNS, words.get(i + 1));
        return Flow.UNKNOWN;
      }
      if (text.startsWith("-javaagent:") || text.startsWith("-agentpath:")) {
        String file = text.substring(text.indexOf(':') + 1);
        int equals = file.indexOf('=');
        inv.reference(
            Reference.Kind.RUNS, words.get(i).as(equals < 0 ? file : file.substring(0, equals)));
      } else if (text.startsWith("@")) {
        inv.reference(Reference.Kind.SOURCES, words.get(i).as(text.substring(1)));
      } else if (text.equals("-cp") || text.equals("-classpath") || text.equals("--class-path")) {
        i++;
        classPath(inv, i);
      } else if (text.equals("-p") || text.equals("--module-path") || text.equals("-m")) {
        i++;
      } else if (!text.startsWith("-")) {
        if (text.toLowerCase(Locale.ROOT).endsWith(".java") || text.indexOf('/') >= 0) {
          inv.reference(Reference.Kind.RUNS, words.get(i));
        } else {
          inv.raise(Behaviour.UNKNOWN_CODE);
        }
        return Flow.UNKNOWN;
      }
    }
    return Flow.UNKNOWN;
  }

  private static void classPath(Invocation inv, int index) {
    if (index >= inv.words().size()) {
      return;
    }
    Value value = inv.words().get(index);
    for (String file : WordSplitter.words(value.text(), ":;")) {
      if (file.toLowerCase(Locale.ROOT).endsWith(".jar")) {
        inv.reference(Reference.Kind.RUNS, value.as(file));
      }
    }
  }
}
