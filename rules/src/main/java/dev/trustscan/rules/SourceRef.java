package dev.trustscan.rules;

/**
 * Where a catalogue entry's facts come from.
 *
 * @param ref a link, an advisory id, or a file in a public repository
 * @param checked the month or day it was read, ISO 8601 ({@code 2026-10} or {@code 2026-10-03})
 */
public record SourceRef(String ref, String checked) {}
