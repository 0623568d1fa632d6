package dev.trustscan.scanner.detect.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds which groups of literals occur in a text, in one pass (Aho and Corasick, as a dense
 * automaton over ASCII; case is folded, other characters match nothing).
 */
final class LiteralScanner {
  private static final int WIDTH = 128;

  private final int[] next;
  private final int[][] groupsOf;
  private final int groups;

  private LiteralScanner(int[] next, int[][] groupsOf, int groups) {
    this.next = next;
    this.groupsOf = groupsOf;
    this.groups = groups;
  }

  /** Builds an automaton; literals are ASCII in lower case. */
  static LiteralScanner of(List<List<String>> groups) {
    List<int[]> nodes = new ArrayList<>();
    List<List<Integer>> ends = new ArrayList<>();
    add(nodes, ends);
    for (int g = 0; g < groups.size(); g++) {
      for (String literal : groups.get(g)) {
        int at = 0;
        for (int i = 0; i < literal.length(); i++) {
          int c = literal.charAt(i);
          if (nodes.get(at)[c] < 0) {
            nodes.get(at)[c] = add(nodes, ends);
          }
          at = nodes.get(at)[c];
        }
        ends.get(at).add(g);
      }
    }
    complete(nodes, ends);
    int[] next = new int[nodes.size() * WIDTH];
    int[][] groupsOf = new int[nodes.size()][];
    for (int n = 0; n < nodes.size(); n++) {
      System.arraycopy(nodes.get(n), 0, next, n * WIDTH, WIDTH);
      groupsOf[n] = ends.get(n).stream().distinct().mapToInt(Integer::intValue).toArray();
    }
    return new LiteralScanner(next, groupsOf, groups.size());
  }

  private static int add(List<int[]> nodes, List<List<Integer>> ends) {
    int[] node = new int[WIDTH];
    Arrays.fill(node, -1);
    nodes.add(node);
    ends.add(new ArrayList<>());
    return nodes.size() - 1;
  }

  /** Turns the trie into an automaton that never goes back. */
  private static void complete(List<int[]> nodes, List<List<Integer>> ends) {
    int[] fail = new int[nodes.size()];
    var queue = new ArrayDeque<Integer>();
    for (int c = 0; c < WIDTH; c++) {
      int child = nodes.getFirst()[c];
      if (child < 0) {
        nodes.getFirst()[c] = 0;
      } else {
        queue.add(child);
      }
    }
    while (!queue.isEmpty()) {
      int node = queue.remove();
      ends.get(node).addAll(ends.get(fail[node]));
      for (int c = 0; c < WIDTH; c++) {
        int child = nodes.get(node)[c];
        int other = nodes.get(fail[node])[c];
        if (child < 0) {
          nodes.get(node)[c] = other;
        } else {
          fail[child] = other;
          queue.add(child);
        }
      }
    }
  }

  /** For each group, whether one of its literals occurs. */
  boolean[] groups(String text) {
    boolean[] found = new boolean[groups];
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= WIDTH) {
        at = 0;
        continue;
      }
      if (c >= 'A' && c <= 'Z') {
        c = (char) (c + ('a' - 'A'));
      }
      at = next[at * WIDTH + c];
      for (int group : groupsOf[at]) {
        found[group] = true;
      }
    }
    return found;
  }
}
