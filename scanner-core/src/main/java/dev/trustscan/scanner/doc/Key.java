package dev.trustscan.scanner.doc;

/**
 * A name and where it stands.
 *
 * @param name the name with quotes and escapes resolved
 * @param start offset of its first character
 * @param end offset behind its last
 */
record Key(String name, int start, int end) {}
