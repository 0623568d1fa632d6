package dev.trustscan.scanner.doc;

/**
 * A word of a makefile.
 *
 * @param text the word
 * @param start offset of its first character
 * @param end offset behind its last
 */
record MakeWord(String text, int start, int end) {}
