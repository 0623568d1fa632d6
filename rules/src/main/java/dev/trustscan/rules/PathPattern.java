package dev.trustscan.rules;

/**
 * A pattern for repository paths.
 *
 * <p>Segments are separated by {@code /}; {@code **} is any number of segments, {@code *} any run
 * of characters within one, {@code ?} one character. Patterns without a leading {@code **}{@code /}
 * name a place below a project root; since any sub-folder can become that root, they also match
 * below every folder and the match is then marked as nested. Matching folds ASCII case, because
 * file systems do, and the match says whether the spelling was exact.
 *
 * @param glob the pattern without alternatives, no leading slash
 * @param directory whether it names directories (written with a trailing slash)
 */
public record PathPattern(String glob, boolean directory) {}
