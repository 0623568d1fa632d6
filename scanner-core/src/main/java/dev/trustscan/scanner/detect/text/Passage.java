package dev.trustscan.scanner.detect.text;

/**
 * A sentence and how it stands in its text.
 *
 * @param start offset of its first character
 * @param end offset after its last
 * @param block number of the paragraph that it is in
 * @param code whether it is code: a fence, an indented block
 * @param hidden whether a reader of the rendered text does not see it: a comment
 * @param table whether it is a row of a table
 * @param text the sentence in lower case, white space folded
 */
record Passage(
    int start, int end, int block, boolean code, boolean hidden, boolean table, String text) {}
