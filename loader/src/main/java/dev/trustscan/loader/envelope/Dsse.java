package dev.trustscan.loader.envelope;

import dev.trustscan.loader.ssh.Namespace;
import dev.trustscan.loader.ssh.Signer;
import dev.trustscan.loader.ssh.SshException;
import dev.trustscan.loader.ssh.SshSig;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A DSSE envelope around an in-toto statement. The signature covers the payload's type and bytes;
 * the bytes that were checked are the bytes that are read.
 *
 * @param payload the statement
 * @param signatures signatures over it; none for an event, which the chain alone protects
 */
public record Dsse(byte[] payload, List<SshSig> signatures) {
  /** The payload's type, which is part of what is signed. */
  public static final String TYPE = "application/vnd.in-toto+json";

  /** The longest payload that is read or written. */
  public static final int MAX_PAYLOAD = 4 << 20;

  private static final int MAX_LINE = 2 * MAX_PAYLOAD;
  private static final int MAX_SIGNATURES = 16;

  public Dsse {
    signatures = List.copyOf(signatures);
  }

  /** Signs a payload. */
  public static Dsse sign(byte[] payload, Namespace namespace, List<? extends Signer> signers)
      throws SshException {
    var signatures = new ArrayList<SshSig>();
    for (Signer signer : signers) {
      signatures.add(signer.sign(namespace, signedBytes(payload)));
    }
    return new Dsse(payload, signatures);
  }

  /** The bytes that are signed: the pre-authentication encoding of DSSE version 1. */
  public byte[] signedBytes() {
    return signedBytes(payload);
  }

  private static byte[] signedBytes(byte[] payload) {
    var out = new ByteArrayOutputStream(payload.length + 64);
    String head = "DSSEv1 " + TYPE.length() + " " + TYPE + " " + payload.length + " ";
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /** One line of JSON, without the line's end. */
  public byte[] line() {
    var out = new StringBuilder("{\"payloadType\":\"").append(TYPE).append("\",\"payload\":\"");
    out.append(Base64.getEncoder().encodeToString(payload)).append("\",\"signatures\":[");
    String comma = "";
    for (SshSig signature : signatures) {
      out.append(comma).append("{\"keyid\":\"").append(signature.key().fingerprint());
      out.append("\",\"sig\":\"");
      out.append(Base64.getEncoder().encodeToString(signature.blob())).append("\"}");
      comma = ",";
    }
    return out.append("]}").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Reads a line; only the form that {@link #line} writes is accepted. No signature is checked. */
  public static Dsse parse(byte[] line) throws EnvelopeException {
    if (line.length > MAX_LINE) {
      throw new EnvelopeException("The line is too long.");
    }
    // There is one byte form, so no general reader of JSON is needed.
    var in = new Scan(new String(line, StandardCharsets.ISO_8859_1));
    in.skip("{\"payloadType\":\"" + TYPE + "\",\"payload\":\"");
    byte[] payload = base64(in.untilQuote());
    in.skip("\",\"signatures\":[");
    var signatures = new ArrayList<SshSig>();
    while (!in.at("]")) {
      if (signatures.size() == MAX_SIGNATURES) {
        throw new EnvelopeException("There are too many signatures.");
      }
      in.skip(signatures.isEmpty() ? "{\"keyid\":\"" : ",{\"keyid\":\"");
      in.untilQuote();
      in.skip("\",\"sig\":\"");
      signatures.add(signature(in.untilQuote()));
      in.skip("\"}");
    }
    var envelope = new Dsse(payload, signatures);
    if (!Arrays.equals(envelope.line(), line)) {
      throw new EnvelopeException("The line is not in the form in which it would be written.");
    }
    return envelope;
  }

  /** Goes along a text. */
  private static final class Scan {
    private final String text;
    private int at;

    Scan(String text) {
      this.text = text;
    }

    boolean at(String expected) {
      return text.startsWith(expected, at);
    }

    void skip(String expected) throws EnvelopeException {
      if (!at(expected)) {
        throw new EnvelopeException("It is no envelope in the form in which it would be written.");
      }
      at += expected.length();
    }

    String untilQuote() throws EnvelopeException {
      int end = text.indexOf('"', at);
      if (end < 0) {
        throw new EnvelopeException("It ends in the middle of an envelope.");
      }
      String found = text.substring(at, end);
      at = end;
      return found;
    }
  }

  private static SshSig signature(String text) throws EnvelopeException {
    try {
      return SshSig.parse(base64(text));
    } catch (SshException e) {
      throw new EnvelopeException("A signature is malformed: " + e.getMessage(), e);
    }
  }

  private static byte[] base64(String text) throws EnvelopeException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new EnvelopeException("A member is not base64 text.", e);
    }
  }
}
