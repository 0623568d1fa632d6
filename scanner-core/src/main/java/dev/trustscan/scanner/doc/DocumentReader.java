package dev.trustscan.scanner.doc;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.source.Limits;

/**
 * Reads bytes as a document.
 *
 * <p>Every format becomes one kind of tree, so that catalogue elements address all of them alike:
 *
 * <ul>
 *   <li>JSON, JSONC, JSON5, TOML, NOTEBOOK: as they are. YAML: as it is; several documents become a
 *       list.
 *   <li>MARKDOWN: {@code front} (the front matter's tree, if any), {@code body} (all text after
 *       it), {@code imports[*]} ({@code @path} mentions outside code), {@code shell[*]} (inline
 *       {@code !`command`} and fenced {@code !} blocks).
 *   <li>INI: section, then key; keys before a section stand under an empty name. PROPERTIES and
 *       DOTENV: key. GIT_CONFIG: section, optional subsection, key; section and key in lower case.
 *   <li>GIT_ATTRIBUTES: a list of {@code {pattern, attributes: {name: value}}}.
 *   <li>XML, PLIST: {@code root[*].child[*]}, attributes as {@code @name}, text as {@code #text}.
 *   <li>MAKEFILE: {@code targets.name[*]} recipe lines, {@code prerequisites.name[*]}, {@code
 *       variables.name}, {@code shell[*]} for what is evaluated on load, {@code includes[*]}.
 *       JUSTFILE: {@code targets.name[*]}, {@code variables.name}, {@code shell[*]}, {@code
 *       settings.name}.
 *   <li>DOCKERFILE: a list of {@code {instruction, arguments}}.
 *   <li>IGNORE, LINES: a list of entries without comments.
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
    throw new UnsupportedOperationException("not written yet " + limits);
  }
}
