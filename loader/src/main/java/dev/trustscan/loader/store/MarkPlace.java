package dev.trustscan.loader.store;

import java.util.List;
import java.util.Optional;

/** A place apart from the store that remembers how far it had come, and every no. */
public interface MarkPlace {
  /** The mark; empty if none was ever set. */
  Optional<Mark> read() throws StoreException;

  /** Sets it so that it lasts. */
  void write(Mark mark) throws StoreException;

  /** Lines that say no, whatever became of the log. */
  List<byte[]> refusals() throws StoreException;

  /** Adds such a line so that it lasts. */
  void refuse(byte[] line) throws StoreException;

  /** Replaces those lines, for a repair. */
  void replaceRefusals(List<byte[]> lines) throws StoreException;

  /** Takes the mark away, for a new beginning; the lines that say no stay. */
  void forget() throws StoreException;
}
