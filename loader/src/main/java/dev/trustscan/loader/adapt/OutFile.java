package dev.trustscan.loader.adapt;

import java.nio.charset.StandardCharsets;

/**
 * A file to write.
 *
 * @param path below the folder of the load, with slashes, our own words or made harmless
 * @param bytes the content
 * @param executable whether it may be started
 * @param purpose what it is for, one of the contract's words
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record OutFile(String path, byte[] bytes, boolean executable, String purpose) {
  static OutFile text(String path, String text, String purpose) {
    return new OutFile(path, text.getBytes(StandardCharsets.UTF_8), false, purpose);
  }
}
