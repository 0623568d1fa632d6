package dev.trustscan.loader.adapt;

/**
 * Something in the checkout that an agent goes on reading by itself.
 *
 * @param path repository path
 * @param why why no flag prevents it
 */
record SelfRead(String path, String why) {}
