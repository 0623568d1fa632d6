package dev.trustscan.scanner.inspect;

import dev.trustscan.scanner.source.Entry;

/**
 * An ordinary text file that people or models read.
 *
 * @param entry the file
 * @param text its decoded text
 */
public record TextFile(Entry entry, String text) {}
