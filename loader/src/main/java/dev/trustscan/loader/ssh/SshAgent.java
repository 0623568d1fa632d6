package dev.trustscan.loader.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ssh-agent behind a Unix socket. It holds the keys; we only ask it to sign. */
public final class SshAgent {
  private static final int LIST = 11;
  private static final int LISTED = 12;
  private static final int SIGN = 13;
  private static final int SIGNED = 14;
  private static final int RSA_SHA2_512 = 4;
  private static final int MAX_MESSAGE = 1 << 18;
  private static final int MAX_KEYS = 1000;

  private final Path socket;

  /** An agent; nothing is contacted yet. */
  public SshAgent(Path socket) {
    this.socket = socket;
  }

  /** Signers for the keys that it holds and we support. */
  public List<Signer> signers() throws SshException {
    var in = new SshReader(ask(new SshWriter().u8(LIST).bytes()));
    if (in.u8() != LISTED) {
      throw new SshException("The ssh-agent refused to list its keys.");
    }
    long count = in.u32();
    if (count > MAX_KEYS) {
      throw new SshException("The ssh-agent's answer is malformed.");
    }
    var signers = new ArrayList<Signer>();
    for (long i = 0; i < count; i++) {
      byte[] blob = in.string();
      in.string();
      supported(blob).ifPresent(key -> signers.add(new Held(this, key)));
    }
    return signers;
  }

  /** Empty for a certificate, or a kind of key that we cannot check. */
  private static Optional<SshPublicKey> supported(byte[] blob) {
    try {
      return Optional.of(SshPublicKey.of(blob));
    } catch (SshException e) {
      return Optional.empty();
    }
  }

  private record Held(SshAgent agent, SshPublicKey key) implements Signer {
    @Override
    public SshSig sign(Namespace namespace, byte[] message) throws SshException {
      byte[] data = SshSig.signedBytes(namespace.text(), "sha512", message);
      int flags = key.type().equals("ssh-rsa") ? RSA_SHA2_512 : 0;
      var in =
          new SshReader(
              agent.ask(
                  new SshWriter().u8(SIGN).string(key.blob()).string(data).u32(flags).bytes()));
      if (in.u8() != SIGNED) {
        throw new SshException("The ssh-agent refused to sign.");
      }
      var signature = new SshSig(key, namespace.text(), "sha512", in.string());
      in.end();
      // What the agent answers is not believed either.
      signature.check(namespace, message);
      return signature;
    }
  }

  private byte[] ask(byte[] request) throws SshException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer out = ByteBuffer.wrap(new SshWriter().string(request).bytes());
      while (out.hasRemaining()) {
        channel.write(out);
      }
      ByteBuffer length = read(channel, 4);
      int size = length.getInt();
      if (size < 1 || size > MAX_MESSAGE) {
        throw new SshException("The ssh-agent's answer is malformed.");
      }
      return read(channel, size).array();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      throw new SshException("The ssh-agent cannot be reached.", e);
    }
  }

  private static ByteBuffer read(SocketChannel channel, int size) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(size);
    while (in.hasRemaining()) {
      if (channel.read(in) < 0) {
        throw new EOFException("the agent hung up");
      }
    }
    return in.flip();
  }
}
