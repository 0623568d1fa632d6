package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.source.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads front matter as YAML, or as much of it as is YAML.
 *
 * <p>Real rule files hold {@code globs: *.ts} and {@code description: see: this}, and their readers
 * mend such lines. So where the whole is not YAML, each top-level key with the lines that belong to
 * it is read by itself, and only what still is not YAML is read by lines.
 */
final class FrontMatterYaml {
  /** Starting the library's parser costs more than a line; beyond this, lines have to do. */
  private static final int MOST_PARTS = 1_000;

  private final Reading in;
  private final List<Member> members = new ArrayList<>();

  private FrontMatterYaml(Reading in) {
    this.in = in;
  }

  static Node read(Reading in, int start, int end) {
    Reading.Mark mark = in.mark();
    try {
      Node root = YamlReader.read(in, start, end);
      return root instanceof ListNode list ? joined(in, list, start, end) : root;
    } catch (ReadFailure e) {
      if (e.reason() != Gap.Reason.MALFORMED) {
        throw e;
      }
      in.backTo(mark);
      in.note(Kind.LENIENT_SYNTAX, e.start(), e.end(), "not YAML as a whole, and read in parts");
      return new FrontMatterYaml(in).parts(start, end);
    }
  }

  /** Some readers stop at a document's end inside front matter, some do not. */
  private static Node joined(Reading in, ListNode documents, int start, int end) {
    var members = new ArrayList<Member>();
    for (Node document : documents.items()) {
      if (document instanceof MapNode map) {
        members.addAll(map.members());
      }
    }
    if (members.isEmpty()) {
      return documents;
    }
    in.note(Kind.TRAILING, start, end, "several documents in one front matter");
    return in.map(members, start, end);
  }

  private Node parts(int start, int end) {
    var lines = new Lines(in.text(), start, end);
    int part = start;
    int count = 0;
    while (lines.next() && count < MOST_PARTS) {
      if (lines.start() > part && !lines.isBlank() && beginsPart(lines.start())) {
        part(part, lines.start());
        part = lines.start();
        count++;
      }
    }
    if (count < MOST_PARTS) {
      part(part, end);
    } else if (FrontMatterLines.read(in, part, end) instanceof MapNode rest) {
      members.addAll(rest.members());
    }
    return in.map(members, start, end);
  }

  private boolean beginsPart(int at) {
    return " \t-#]}".indexOf(in.text().charAt(at)) < 0;
  }

  private void part(int start, int end) {
    Reading.Mark mark = in.mark();
    Node node;
    try {
      node = YamlReader.read(in, start, end);
    } catch (ReadFailure e) {
      if (e.reason() != Gap.Reason.MALFORMED) {
        throw e;
      }
      in.backTo(mark);
      node = FrontMatterLines.read(in, start, end);
    }
    if (node instanceof MapNode map) {
      members.addAll(map.members());
    }
  }
}
