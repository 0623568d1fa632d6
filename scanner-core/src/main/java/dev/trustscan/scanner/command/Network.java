package dev.trustscan.scanner.command;

import dev.trustscan.rules.Format;
import dev.trustscan.scanner.command.Fact.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Programs that talk to other machines. */
final class Network {
  private static final Set<String> DATA =
      Set.of(
          "-d",
          "--data",
          "--data-raw",
          "--data-binary",
          "--data-ascii",
          "--data-urlencode",
          "-F",
          "--form",
          "--form-string",
          "-T",
          "--upload-file",
          "--json",
          "--post-data",
          "--post-file",
          "--body-data",
          "--body-file",
          "-body",
          "-infile");
  private static final Set<String> VALUED =
      Set.of(
          "-H",
          "--header",
          "-u",
          "--user",
          "-A",
          "--user-agent",
          "-e",
          "--referer",
          "-b",
          "--cookie",
          "-c",
          "--cookie-jar",
          "-X",
          "--request",
          "-m",
          "--max-time",
          "--connect-timeout",
          "--retry",
          "-w",
          "--write-out",
          "-x",
          "--proxy",
          "--cacert",
          "--cert",
          "--key",
          "-K",
          "--config",
          "-r",
          "--range",
          "--resolve",
          "--retry-delay",
          "-O-",
          "-t",
          "--tries",
          "--timeout",
          "-P",
          "--directory-prefix",
          "--method",
          "-method",
          "-headers",
          "-outfile",
          "-useragent",
          "-contenttype",
          "--interface",
          "--oauth2-bearer");

  private Network() {}

  static void register(Map<String, Handler> all) {
    for (String name :
        List.of(
            "curl", "wget", "fetch", "http", "https", "xh", "aria2c", "axel", "lynx", "links",
            "w3m", "httpie")) {
      all.put(name, Network::http);
    }
    for (String name :
        List.of("invoke-webrequest", "invoke-restmethod", "iwr", "irm", "start-bitstransfer")) {
      all.put(name, Network::http);
    }
    for (String name : List.of("nc", "ncat", "netcat", "socat", "telnet")) {
      all.put(name, Network::socket);
    }
    for (String name : Tables.PROGRAMS.of("dns")) {
      all.put(name, Network::dns);
    }
    for (String name : List.of("scp", "sftp", "ftp", "rsync", "rclone", "lftp")) {
      all.put(name, Network::copy);
    }
    for (String name : Tables.PROGRAMS.of("sends")) {
      if (name.indexOf('/') < 0) {
        all.put(name, Network::copy);
      }
    }
    all.put("ssh", Network::ssh);
  }

  private static Flow http(Invocation inv) {
    List<Value> words = inv.words();
    String url = "";
    Value output = null;
    int taint = inv.in().taint();
    String origin = "";
    boolean sends = false;
    boolean wget = Names.program(inv.program().text()).equals("wget");
    for (int i = 1; i < words.size(); i++) {
      Value word = words.get(i);
      String text = word.text();
      String option = optionName(text);
      taint |= word.taint();
      origin = word.origin().isEmpty() ? origin : word.origin();
      if (wget && clustered(text) && text.indexOf('O') > 0) {
        String rest = text.substring(text.indexOf('O') + 1);
        output = !rest.isEmpty() || i + 1 >= words.size() ? word.as(rest) : words.get(++i);
      } else if (DATA.contains(option) && !(wget && clustered(text))) {
        Value value =
            joined(option, word) || i + 1 >= words.size()
                ? word.as(valueOf(option, text))
                : words.get(++i);
        sends = true;
        taint |= value.taint() | payload(inv, option, value);
        origin = value.origin().isEmpty() ? origin : value.origin();
      } else if (writesTo(option)) {
        output =
            joined(option, word) || i + 1 >= words.size()
                ? word.as(valueOf(option, text))
                : words.get(++i);
      } else if (option.equals("-X")
          || option.equalsIgnoreCase("--request")
          || option.equals("-method")
          || option.equals("--method")) {
        String method =
            joined(option, word) || i + 1 >= words.size()
                ? valueOf(option, text)
                : words.get(++i).text();
        sends |= !Set.of("GET", "HEAD", "OPTIONS").contains(method.toUpperCase(Locale.ROOT));
      } else if (VALUED.contains(option)) {
        if (!joined(option, word) && i + 1 < words.size()) {
          Value value = words.get(++i);
          taint |= value.taint();
          origin = value.origin().isEmpty() ? origin : value.origin();
          if (option.equals("-K") || option.equals("--config")) {
            inv.reference(Reference.Kind.READS, value);
          }
        }
      } else if (!text.startsWith("-")) {
        url = url.isEmpty() || Urls.is(text) ? text : url;
      } else if (text.equals("-O") || text.equals("--remote-name") || text.equals("-J")) {
        output = output == null ? word.as("") : output;
      }
    }
    return transferred(inv, url, output, taint, origin, sends);
  }

  private static Flow transferred(
      Invocation inv,
      String url,
      @org.jspecify.annotations.Nullable Value output,
      int taint,
      String origin,
      boolean sends) {
    inv.fact(Kind.NETWORK, url);
    inv.raise(Behaviour.UNKNOWN_CODE);
    boolean built = Taint.has(taint, Taint.SECRET | Taint.ENVIRONMENT | Taint.COMMAND);
    boolean loopback = Urls.loopback(url);
    if ((sends || built) && !loopback) {
      Sinks.send(inv, inv.span(), url, taint, origin);
    } else if (!loopback) {
      Sinks.credential(inv, inv.span(), url, taint, origin);
    }
    boolean wget =
        Set.of("wget", "aria2c", "axel", "start-bitstransfer")
            .contains(Names.program(inv.program().text()));
    boolean saved = output != null && !output.is("-") && !output.is("/dev/stdout");
    if (saved || (wget && output == null)) {
      inv.fact(Kind.DOWNLOADS, url);
      boolean named = saved && output != null && !output.text().isEmpty();
      Value file = named && output != null ? output : inv.program().as(lastSegment(url));
      if (!Redirects.nowhere(file.text()) && !inv.has("--spider")) {
        Files.write(inv.session(), inv.place(), inv.state(), file, Flow.tainted(Taint.NETWORK));
      }
      return Flow.UNKNOWN;
    }
    return Flow.tainted(Taint.NETWORK);
  }

  private static String lastSegment(String url) {
    int end = url.indexOf('?');
    String path = end < 0 ? url : url.substring(0, end);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static int payload(Invocation inv, String option, Value value) {
    String text = value.text();
    int at = text.indexOf('@');
    boolean whole =
        Set.of("-T", "--upload-file", "--post-file", "--body-file", "-infile").contains(option);
    String file =
        whole
            ? text
            : at >= 0 && (at == 0 || text.charAt(at - 1) == '=') ? text.substring(at + 1) : "";
    int less = text.indexOf("=<");
    file = less > 0 ? text.substring(less + 2) : file;
    if (file.isEmpty() || file.equals("-") || file.equals(".")) {
      return 0;
    }
    int end = file.indexOf(';');
    Flow content =
        Files.read(
            inv.session(),
            inv.place(),
            inv.state(),
            value.as(end < 0 ? file : file.substring(0, end)));
    return content.taint();
  }

  private static boolean clustered(String text) {
    return text.length() > 1 && text.charAt(0) == '-' && text.charAt(1) != '-';
  }

  private static String optionName(String text) {
    if (text.startsWith("--") && text.indexOf('=') > 0) {
      return text.substring(0, text.indexOf('='));
    }
    if (text.length() > 2 && text.charAt(0) == '-' && text.charAt(1) != '-') {
      String word = text.toLowerCase(Locale.ROOT);
      if (DATA.contains(word) || VALUED.contains(word) || writesTo(word)) {
        return word;
      }
      String two = text.substring(0, 2);
      if (DATA.contains(two) || VALUED.contains(two) || writesTo(two)) {
        return two;
      }
      String last = "-" + text.charAt(text.length() - 1);
      return writesTo(last) || DATA.contains(last) || VALUED.contains(last) || last.equals("-O")
          ? last
          : text;
    }
    return text;
  }

  private static boolean writesTo(String option) {
    return option.equals("-o")
        || option.equals("--output")
        || option.equals("--output-document")
        || option.equals("-outfile")
        || option.equals("-Q")
        || option.equals("-destination");
  }

  private static boolean joined(String option, Value word) {
    return word.text().length() > option.length() && word.text().startsWith(option);
  }

  private static String valueOf(String option, String text) {
    String rest =
        text.length() > option.length() && text.startsWith(option)
            ? text.substring(option.length())
            : "";
    return rest.startsWith("=") ? rest.substring(1) : rest;
  }

  private static Flow socket(Invocation inv) {
    inv.fact(Kind.NETWORK, inv.argument(0));
    inv.raise(Behaviour.UNKNOWN_CODE);
    boolean connects = !Names.program(inv.program().text()).equals("socat");
    for (Value value : inv.arguments()) {
      String text = value.text().toLowerCase(Locale.ROOT);
      connects |=
          text.startsWith("tcp")
              || text.startsWith("udp")
              || text.startsWith("openssl")
              || text.startsWith("ssl");
    }
    for (Value value : inv.arguments()) {
      String text = value.text().toLowerCase(Locale.ROOT);
      boolean starts =
          text.startsWith("exec:") || text.startsWith("system:") || text.contains(",exec:");
      boolean flag =
          value.option()
              && !text.startsWith("--")
              && (text.indexOf('e') > 0 || text.equals("-c"))
              && !text.equals("-e0");
      boolean runs =
          starts
              || text.equals("--exec")
              || text.equals("--sh-exec")
              || (flag
                  && !Names.program(inv.program().text()).equals("telnet")
                  && !text.contains("z"));
      if (runs && connects) {
        inv.fact(Kind.FETCH_AND_RUN, value, value.text());
        inv.raise(Behaviour.HOSTILE);
      }
    }
    if (!inv.in().empty()) {
      Sinks.send(inv, inv.span(), inv.argument(0), inv.taint(), "");
    }
    if (inv.in().has(Taint.REMOTE_SHELL)) {
      inv.raise(Behaviour.HOSTILE);
    }
    return Flow.tainted(Taint.NETWORK);
  }

  private static Flow dns(Invocation inv) {
    inv.fact(Kind.NETWORK, inv.argument(0));
    boolean text = false;
    for (Value value : inv.arguments()) {
      String upper = value.text().toUpperCase(Locale.ROOT);
      text |=
          upper.equals("TXT")
              || upper.equals("-TYPE=TXT")
              || upper.equals("-Q=TXT")
              || upper.equals("-QUERYTYPE=TXT");
      boolean named = value.text().indexOf('.') > 0;
      boolean data =
          Taint.has(
              value.taint(), Taint.SECRET | Taint.ENVIRONMENT | Taint.COMMAND | Taint.CREDENTIAL);
      if (named
          && (data
              || (value.dynamic() && !Shells.whole(value.text()))
              || (value.dynamic() && value.text().indexOf('.') > 0))) {
        inv.fact(Kind.DNS_CHANNEL, value, value.text());
        inv.fact(Kind.SENDS_DATA, value, value.text());
        inv.raise(data ? Behaviour.HOSTILE : Behaviour.UNKNOWN_CODE);
      }
    }
    if (text) {
      inv.fact(Kind.DNS_CHANNEL, inv.argument(0));
      inv.raise(Behaviour.UNKNOWN_CODE);
    }
    inv.raise(Behaviour.OUTSIDE_PROGRAM);
    return Flow.tainted(Taint.DNS);
  }

  private static Flow copy(Invocation inv) {
    String name = Names.program(inv.program().text());
    boolean remote =
        !name.equals("rsync") || inv.arguments().stream().anyMatch(v -> v.text().contains(":"));
    int taint = inv.taint();
    for (Value value :
        Options.operands(inv.words(), 1, Set.of("-i", "-P", "-p", "-o", "-e", "-F", "--exclude"))) {
      if (value.text().indexOf(':') < 0) {
        taint |=
            PathRules.taint(PathText.join(inv.state().directory, value.text()))
                | inv.state().file(value.text()).taint();
      }
    }
    Options.values(inv.words(), "-e", "--rsh", "-S")
        .forEach(text -> inv.session().shell(text.text(), inv.span(text), inv.state().call(null)));
    if (!remote) {
      FilePrograms.writes(inv);
      return Flow.UNKNOWN;
    }
    inv.fact(Kind.NETWORK, name);
    if (Taint.has(taint, Taint.SECRET)) {
      inv.fact(Kind.READS_SECRETS, name);
    }
    Sinks.send(inv, inv.span(), name, taint, "");
    return Flow.UNKNOWN;
  }

  private static Flow ssh(Invocation inv) {
    inv.fact(Kind.NETWORK, inv.argument(0));
    inv.raise(Behaviour.UNKNOWN_CODE);
    for (Value value : Options.values(inv.words(), "-o")) {
      String lower = value.text().toLowerCase(Locale.ROOT);
      if (lower.startsWith("proxycommand") || lower.startsWith("localcommand")) {
        String text =
            value.text().substring(Math.min(value.text().length(), "proxycommand".length() + 1));
        Code.inline(inv, Format.SHELL, text, inv.span(value));
      }
    }
    if (!inv.in().empty()) {
      Sinks.send(inv, inv.span(), inv.argument(0), inv.in().taint(), "");
    }
    return Flow.tainted(Taint.NETWORK);
  }
}
