package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.DocNote.Kind;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds a tree from the library's parser events, without recursion.
 *
 * <p>An alias stands for the same node as its anchor, and counts as much as that node each time:
 * what walks the tree later meets no more than the budget, and a bomb is refused before it goes
 * off.
 */
final class YamlReader {
  private final Reading in;
  private final int start;
  private final ArrayDeque<YamlFrame> open = new ArrayDeque<>();
  private final Map<String, YamlValue> anchors = new HashMap<>();
  private final List<Node> documents = new ArrayList<>();
  private int aliases;
  private long aliasedChars;

  private YamlReader(Reading in, int start) {
    this.in = in;
    this.start = start;
  }

  static Node read(Reading in, int start, int end) {
    return new YamlReader(in, start).run(in.text().substring(start, end), end);
  }

  private Node run(String yaml, int end) {
    try {
      for (Event event : new Parse(settings(yaml)).parseString(yaml)) {
        take(event);
      }
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      throw ReadFailure.malformed("not YAML", mark.map(this::offset).orElse(start));
    } catch (ReaderException e) {
      throw ReadFailure.malformed(
          "a character that YAML forbids", in.lines().after(start, e.getPosition()));
    } catch (YamlEngineException e) {
      throw ReadFailure.malformed("not YAML", start);
    }
    return switch (documents.size()) {
      case 0 -> in.scalar("", ScalarType.NULL, start, start);
      case 1 -> documents.getFirst();
      default -> in.list(documents, start, end);
    };
  }

  /** One buffer for the whole text: a small one is copied again and again under a long word. */
  private static LoadSettings settings(String yaml) {
    return LoadSettings.builder()
        .setCodePointLimit(Integer.MAX_VALUE)
        .setBufferSize(Math.max(1024, yaml.length() + 2))
        .build();
  }

  private int offset(Mark mark) {
    return in.lines().after(start, mark.getIndex());
  }

  private int from(Event event) {
    return offset(event.getStartMark().orElseThrow());
  }

  private int to(Event event) {
    return offset(event.getEndMark().orElseThrow());
  }

  private void take(Event event) {
    switch (event.getEventId()) {
      case DocumentStart -> anchors.clear();
      case Alias -> add(alias((AliasEvent) event), to(event));
      case Scalar -> scalar((ScalarEvent) event);
      case SequenceStart, MappingStart -> open((CollectionStartEvent) event);
      case SequenceEnd, MappingEnd -> close(event);
      case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
    }
  }

  private void open(CollectionStartEvent event) {
    int at = behindProperties(event, event.getTag());
    boolean map = event.getEventId() == Event.ID.MappingStart;
    String anchor = event.getAnchor().map(a -> a.getValue()).orElse("");
    open.push(new YamlFrame(in, map, event.isFlow(), at, anchor));
    in.checkDepth(open.size(), at);
    if (!anchor.isEmpty()) {
      anchors.put(anchor, YamlValue.UNFINISHED);
    }
  }

  private void close(Event event) {
    YamlFrame frame = open.pop();
    int end = frame.flow() ? to(event) : frame.lastEnd();
    YamlValue value = frame.finish(end);
    if (!frame.anchor().isEmpty()) {
      anchors.put(frame.anchor(), value);
    }
    add(value, end);
  }

  private void scalar(ScalarEvent event) {
    int at = behindProperties(event, event.getTag());
    int end = Math.max(at, to(event));
    if (event.isLiteral() || event.isFolded()) {
      end = withoutBlankEnd(at, end);
    }
    if (event.isPlain() && event.getTag().isEmpty() && !isWorkflowTrigger(event)) {
      YamlScalars.noteVersions(in, event.getValue(), at, end);
    }
    ScalarType type = YamlScalars.type(event);
    Scalar node = in.scalar(event.getValue(), type, at, end);
    var value = new YamlValue(node, 1, 1, node.text().length(), event.isPlain());
    event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
    add(value, end);
  }

  /**
   * Every workflow has {@code on} at its top, and every reader of workflows takes it for a text.
   */
  private boolean isWorkflowTrigger(ScalarEvent event) {
    return event.getValue().equals("on") && open.size() == 1 && open.element().wantsName();
  }

  private YamlValue alias(AliasEvent event) {
    int at = from(event);
    YamlValue value = anchors.get(event.getAlias().getValue());
    if (value == null) {
      throw ReadFailure.malformed("an alias without an anchor", at);
    }
    in.note(Kind.ALIAS, at, to(event), "stands for a value elsewhere");
    if (++aliases > in.limits().aliases()) {
      throw ReadFailure.tooMany("aliases", in.limits().aliases(), at);
    }
    if (value.weight() == 0) {
      in.note(Kind.ALIAS, at, to(event), "stands for a value that holds it");
      return YamlValue.of(in.scalar("", ScalarType.NULL, at, to(event)));
    }
    in.count(value.weight(), at);
    in.checkDepth(open.size() + value.height() - 1, at);
    aliasedChars += value.chars();
    if (aliasedChars > in.limits().inspectBytes()) {
      throw ReadFailure.tooMany("characters through aliases", in.limits().inspectBytes(), at);
    }
    return value;
  }

  private void add(YamlValue value, int end) {
    if (open.isEmpty()) {
      documents.add(value.node());
    } else {
      open.element().add(value, end);
    }
  }

  /** The offset of the value itself, behind its anchor and tag, which are noted. */
  private int behindProperties(NodeEvent event, Optional<String> tag) {
    int at = from(event);
    if (tag.isEmpty() && event.getAnchor().isEmpty()) {
      return at;
    }
    String text = in.text();
    int end = event instanceof ScalarEvent ? to(event) : text.length();
    while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      int stop = at;
      while (stop < end && !isBlank(text.charAt(stop))) {
        stop++;
      }
      if (text.charAt(at) == '!' && tag.isPresent() && !YamlScalars.isCore(tag.get())) {
        in.note(Kind.TAG, at, stop, "asks the reader for a type of its own");
      }
      at = behindBlank(stop, end);
    }
    return at;
  }

  private int behindBlank(int from, int end) {
    String text = in.text();
    int at = from;
    while (at < end && (isBlank(text.charAt(at)) || text.charAt(at) == '#')) {
      if (text.charAt(at) == '#') {
        while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else {
        at++;
      }
    }
    return at;
  }

  private int withoutBlankEnd(int from, int end) {
    int at = end;
    while (at > from && isBlank(in.text().charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
