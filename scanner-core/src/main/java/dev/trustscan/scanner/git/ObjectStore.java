package dev.trustscan.scanner.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/** Where objects are stored. Not safe for use by several threads at once. */
public interface ObjectStore extends AutoCloseable {
  /**
   * Reads an object whole, the one that git would read.
   *
   * @param most the most bytes to hold
   * @throws GitException if it is not there, damaged, or larger
   */
  GitObject read(ObjectName name, long most) throws IOException;

  /**
   * The size of an object, from what stands in front of its bytes.
   *
   * @throws GitException if it is not there or damaged
   */
  long size(ObjectName name) throws IOException;

  /**
   * Opens an object as a stream, without holding it. The id is not checked.
   *
   * @throws GitException if it is not there or damaged, or stored in a way that needs it in memory
   */
  Opened open(ObjectName name) throws IOException;

  /**
   * An object that is read bit by bit. The stream ends after {@code size} bytes or fails.
   *
   * @param kind the kind
   * @param size bytes
   * @param stream the content; the caller closes it
   */
  record Opened(ObjectKind kind, long size, InputStream stream) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  /** The objects whose hex id starts so; at most a few, since more than one is ambiguous anyway. */
  Collection<ObjectName> startingWith(String hex) throws IOException;

  @Override
  void close();
}
