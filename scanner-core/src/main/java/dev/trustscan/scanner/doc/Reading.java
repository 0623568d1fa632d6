package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import dev.trustscan.scanner.source.Limits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One document while it is read: its text, its budgets, its notes. */
final class Reading {
  private static final int MOST_NOTES_OF_A_KIND = 100;
  private static final int MOST_NOTES_ON_STYLE = 10;

  private final String text;
  private final LineMap lines;
  private final Limits limits;
  private final List<DocNote> notes = new ArrayList<>();
  private final Map<Kind, Integer> noteCounts = new EnumMap<>(Kind.class);
  private int nodes;

  Reading(String text, Limits limits) {
    this.text = text;
    this.lines = new LineMap(text);
    this.limits = limits;
  }

  String text() {
    return text;
  }

  LineMap lines() {
    return lines;
  }

  Limits limits() {
    return limits;
  }

  List<DocNote> notes() {
    return notes;
  }

  Span span(int start, int end) {
    return lines.span(start, end);
  }

  void note(Kind kind, int start, int end, String detail) {
    int count = noteCounts.merge(kind, 1, Integer::sum);
    int most =
        switch (kind) {
          case LENIENT_SYNTAX, YAML_VERSION, ALIAS, TAG -> MOST_NOTES_ON_STYLE;
          default -> MOST_NOTES_OF_A_KIND;
        };
    if (count <= most) {
      notes.add(new DocNote(kind, span(start, end), detail));
    } else if (count == most + 1) {
      notes.add(new DocNote(kind, span(start, end), "and more of the same, which are not listed"));
    }
  }

  /** A place to come back to when another way of reading is to be tried. */
  Mark mark() {
    return new Mark(List.copyOf(notes), Map.copyOf(noteCounts), nodes);
  }

  /** Forgets what was counted and noted since a mark. */
  void backTo(Mark mark) {
    notes.clear();
    notes.addAll(mark.notes());
    noteCounts.clear();
    noteCounts.putAll(mark.counts());
    nodes = mark.nodes();
  }

  /** How far a reading was. */
  record Mark(List<DocNote> notes, Map<Kind, Integer> counts, int nodes) {}

  /** Takes nodes from the budget. */
  void count(long more, int at) {
    if (more > limits.nodes() - nodes) {
      throw ReadFailure.tooMany("values", limits.nodes(), at);
    }
    nodes += (int) more;
  }

  void checkDepth(int depth, int at) {
    if (depth > limits.nesting()) {
      throw ReadFailure.tooDeep(limits.nesting(), at);
    }
  }

  Scalar scalar(String value, ScalarType type, int start, int end) {
    count(1, start);
    return new Scalar(value, type, span(start, end));
  }

  /** A string that stands in the text as it is. */
  Scalar verbatim(int start, int end) {
    return scalar(text.substring(start, end), ScalarType.STRING, start, end);
  }

  MapNode map(List<Member> members, int start, int end) {
    count(1, start);
    return new MapNode(members, span(start, end));
  }

  ListNode list(List<? extends Node> items, int start, int end) {
    count(1, start);
    return new ListNode(List.copyOf(items), span(start, end));
  }

  Member member(String name, int nameStart, int nameEnd, Node value) {
    return new Member(name, span(nameStart, nameEnd), value);
  }
}
