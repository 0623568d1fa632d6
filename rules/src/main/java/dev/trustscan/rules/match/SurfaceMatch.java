package dev.trustscan.rules.match;

import dev.trustscan.rules.PathPattern;
import dev.trustscan.rules.Surface;

/**
 * A path that a surface's pattern names.
 *
 * @param surface the surface
 * @param pattern the pattern
 * @param exactCase whether the spelling is exact; otherwise only a case-folding file system or
 *     reader finds it
 * @param rootSegments how many leading segments of the path lie above the project root that the
 *     match supposes; 0 for the repository's own root, or for surfaces that count at any depth
 */
public record SurfaceMatch(
    Surface surface, PathPattern pattern, boolean exactCase, int rootSegments) {}
