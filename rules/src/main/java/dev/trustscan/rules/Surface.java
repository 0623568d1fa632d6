package dev.trustscan.rules;

import java.util.List;

/**
 * A catalogue entry: something in a repository that tools read or run by themselves.
 *
 * @param id kebab-case, permanent
 * @param title a short noun phrase
 * @param consumers who reads it
 * @param patterns where it lies
 * @param selectors names of what no pattern can say, such as {@code bare-repository}
 * @param format how to read it
 * @param kind the unit kind for the surface as a whole
 * @param effects what the surface can do, strongest first
 * @param triggers when, most automatic first
 * @param depth whether only a project root counts or any depth
 * @param parentsSearched whether a consumer also looks in parent directories
 * @param gate the consumer's gate
 * @param hides patterns of surfaces that are not read where this one is present
 * @param elements the units inside
 * @param sources where the facts come from
 * @param confidence how sure they are
 * @param note anything a reader of the report should know
 * @param examples examples for the tests
 */
public record Surface(
    String id,
    String title,
    List<Consumer> consumers,
    List<PathPattern> patterns,
    List<String> selectors,
    Format format,
    UnitKind kind,
    List<Effect> effects,
    List<Trigger> triggers,
    Depth depth,
    boolean parentsSearched,
    Gate gate,
    List<String> hides,
    List<Element> elements,
    List<SourceRef> sources,
    Confidence confidence,
    String note,
    List<Example> examples) {

  @Override
  public int hashCode() {
    // Ids are unique in a catalogue; going over everything inside would decode it.
    return id.hashCode();
  }

  /** Where a surface counts. */
  public enum Depth {
    /** At the folder that the consumer takes for the project's root. */
    ROOT,
    /** In any folder. */
    ANY
  }
}
