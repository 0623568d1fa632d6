package dev.trustscan.loader.egress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A certificate made for one test run, and who believes it. */
final class Identity {
  private static final char[] WORD = "changeit".toCharArray();
  private static final Identity TEST = make();

  private final SSLContext context;
  private final X509TrustManager trust;

  private Identity(SSLContext context, X509TrustManager trust) {
    this.context = context;
    this.trust = trust;
  }

  static Identity test() {
    return TEST;
  }

  SSLContext context() {
    return context;
  }

  X509TrustManager trust() {
    return trust;
  }

  /** Speaks TLS over a socket, as a client that calls a host. */
  SSLSocket call(java.net.Socket over, String host) throws IOException {
    var socket = (SSLSocket) context.getSocketFactory().createSocket(over, host, 443, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static Identity make() {
    try {
      Path folder = Files.createTempDirectory("egress-identity");
      Path file = folder.resolve("keys.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "test",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=test",
                  "-ext",
                  "san=dns:allowed.test,dns:*.wild.test,dns:provider.test,dns:evil.test",
                  "-ext",
                  "bc=ca:true",
                  "-validity",
                  "2",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  new String(WORD))
              .redirectErrorStream(true)
              .start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        keys.load(in, WORD);
      }
      Files.delete(file);
      Files.delete(folder);
      return of(keys);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Identity of(KeyStore keys) throws IOException, GeneralSecurityException {
    KeyStore believed = KeyStore.getInstance("PKCS12");
    believed.load(null, WORD);
    believed.setCertificateEntry("test", keys.getCertificate("test"));
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, WORD);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(believed);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return new Identity(context, (X509TrustManager) trust.getTrustManagers()[0]);
  }
}
