package dev.trustscan.cli;

import dev.trustscan.rules.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this build. */
final class Version {
  private Version() {}

  static String[] lines() throws IOException {
    return new String[] {
      "trustscan " + number(), "catalogue " + Catalogue.load().version(),
    };
  }

  static String number() throws IOException {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    }
    return properties.getProperty("version", "unknown");
  }
}
