package dev.trustscan.scanner.doc;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import dev.trustscan.scanner.doc.TextDecoder.Decoded;
import dev.trustscan.scanner.doc.TextDecoder.Mark;
import dev.trustscan.scanner.source.Gap;
import dev.trustscan.scanner.source.Limits;
import java.util.Arrays;
import java.util.List;

/**
 * Reads bytes as a document.
 *
 * <p>Every format becomes one kind of tree, so that catalogue elements address all of them alike:
 *
 * <ul>
 *   <li>JSON, JSONC, JSON5, TOML, NOTEBOOK: as they are. YAML: as it is; several documents become a
 *       list, aliases stand for the same node, merge keys are applied.
 *   <li>MARKDOWN: {@code front} (the front matter's tree, if any), {@code body} (all text after
 *       it), {@code imports[*]} ({@code @path} mentions outside code; {@link Mentions} has the
 *       doubtful ones), {@code shell[*]} (inline {@code !`command`} and fenced {@code !} blocks).
 *   <li>INI: section, then key; keys before a section stand under an empty name. Where readers
 *       differ on a line, each reading is a value. PROPERTIES and DOTENV: key. GIT_CONFIG: section,
 *       optional subsection, key; section and key in lower case.
 *   <li>GIT_ATTRIBUTES: a list of {@code {pattern, attributes: {name: value}}}; set is true, {@code
 *       -name} false, {@code !name} null.
 *   <li>GIT_POINTER: one scalar, line ends behind it left out.
 *   <li>XML, PLIST: {@code root[*].child[*]}, attributes as {@code @name}, text as {@code #text}.
 *   <li>MAKEFILE: {@code targets.name[*]} recipe lines as the shell sees them, {@code
 *       prerequisites.name[*]}, {@code variables.name}, {@code shell[*]} for what is evaluated on
 *       load, {@code includes[*]}. JUSTFILE: {@code targets.name[*]}, {@code variables.name},
 *       {@code shell[*]}, {@code settings.name}, {@code includes[*]}.
 *   <li>DOCKERFILE: a list of {@code {instruction, arguments}}, the instruction in upper case; the
 *       syntax directive counts as one.
 *   <li>IGNORE, LINES: a list of entries without comments.
 *   <li>BINARY, and ANY where the content is not text: an empty scalar.
 *   <li>everything else: one scalar with the whole text.
 * </ul>
 */
public final class DocumentReader {
  private final Limits limits;

  public DocumentReader(Limits limits) {
    this.limits = limits;
  }

  /** Reads; never throws on any bytes. */
  public Parsed read(Format format, byte[] bytes) {
    boolean text =
        format != Format.BINARY && !(format == Format.ANY && TextDecoder.looksBinary(bytes));
    if (!text) {
      Node empty = new Scalar("", ScalarType.STRING, Span.NONE);
      return new Parsed.Ok(new Document(format, "", empty, List.of()));
    }
    boolean fits = bytes.length <= limits.inspectBytes();
    byte[] head = fits ? bytes : Arrays.copyOf(bytes, limits.inspectBytes());
    Decoded decoded = TextDecoder.decode(head);
    var in = new Reading(decoded.text(), limits);
    for (Mark mark : decoded.marks()) {
      in.note(mark.kind(), mark.start(), mark.end(), mark.detail());
    }
    Padding.note(in);
    if (!fits) {
      String detail = bytes.length + " bytes, over the limit of " + limits.inspectBytes();
      return failed(Gap.Reason.TOO_LARGE, detail, Span.NONE, in);
    }
    return tree(format, in);
  }

  private static Parsed tree(Format format, Reading in) {
    try {
      return new Parsed.Ok(new Document(format, in.text(), root(format, in), in.notes()));
    } catch (ReadFailure e) {
      return failed(e.reason(), e.detail(), in.span(e.start(), e.end()), in);
    } catch (RuntimeException | StackOverflowError e) {
      // The readers are not expected to get here; a bug in one must not end the scan, nor look
      // clean.
      String detail = "the reader gave up: " + e.getClass().getSimpleName();
      return failed(Gap.Reason.MALFORMED, detail, Span.NONE, in);
    }
  }

  private static Parsed failed(Gap.Reason reason, String detail, Span span, Reading in) {
    return new Parsed.Failed(reason, detail, span, in.text(), in.notes());
  }

  private static Node root(Format format, Reading in) {
    return switch (format) {
      case JSON, NOTEBOOK -> JsonReader.read(in, JsonDialect.STRICT);
      case JSONC -> JsonReader.read(in, JsonDialect.WITH_COMMENTS);
      case JSON5 -> JsonReader.read(in, JsonDialect.FIVE);
      case YAML -> YamlReader.read(in, 0, in.text().length());
      case TOML -> TomlReader.read(in, 0, in.text().length());
      case MARKDOWN -> MarkdownReader.read(in);
      case INI -> IniReader.read(in);
      case PROPERTIES -> PropertiesReader.read(in);
      case DOTENV -> DotenvReader.read(in);
      case GIT_CONFIG -> GitConfigReader.read(in);
      case GIT_ATTRIBUTES -> GitAttributesReader.read(in);
      case GIT_POINTER -> LineListReader.pointer(in);
      case IGNORE -> LineListReader.ignore(in);
      case LINES -> LineListReader.lines(in);
      case XML, PLIST -> XmlReader.read(in);
      case MAKEFILE -> MakefileReader.read(in);
      case JUSTFILE -> JustfileReader.read(in);
      case DOCKERFILE -> DockerfileReader.read(in);
      default -> in.verbatim(0, in.text().length());
    };
  }
}
