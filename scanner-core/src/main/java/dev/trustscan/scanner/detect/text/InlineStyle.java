package dev.trustscan.scanner.detect.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether a style attribute keeps an element from being seen. */
final class InlineStyle {
  private static final Set<String> PAPER =
      Set.of("white", "#fff", "#ffff", "#ffffff", "#ffffffff", "transparent", "rgb(255,255,255)");
  private static final int LONGEST = 4_000;
  private static final double TINY = 2.5;
  private static final double OFF_SCREEN = -500;

  private InlineStyle() {}

  static boolean hides(String style) {
    if (style.isEmpty() || style.length() > LONGEST) {
      return false;
    }
    Map<String, String> rules = rules(style);
    return rules.getOrDefault("display", "").equals("none")
        || Set.of("hidden", "collapse").contains(rules.getOrDefault("visibility", ""))
        || number(rules, "opacity", 1) < 0.06
        || isTiny(rules.getOrDefault("font-size", ""))
        || isOff(rules)
        || hasNoRoom(rules)
        || isWhiteOnWhite(rules);
  }

  private static Map<String, String> rules(String style) {
    Map<String, String> rules = new HashMap<>();
    for (String rule : style.toLowerCase(Locale.ROOT).split(";", -1)) {
      int colon = rule.indexOf(':');
      if (colon > 0) {
        String value = rule.substring(colon + 1).replace("!important", "").strip();
        rules.put(rule.substring(0, colon).strip(), value);
      }
    }
    return rules;
  }

  private static boolean isTiny(String size) {
    double number = number(size, Double.MAX_VALUE);
    if (size.endsWith("rem") || size.endsWith("em")) {
      return number < 0.16;
    }
    return size.endsWith("%") ? number < 10 : number < TINY;
  }

  private static boolean isOff(Map<String, String> rules) {
    for (String side :
        List.of("left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top")) {
      if (number(rules, side, 0) <= OFF_SCREEN) {
        return true;
      }
    }
    String clip = rules.getOrDefault("clip-path", "") + rules.getOrDefault("clip", "");
    return clip.contains("inset(50%") || clip.contains("inset(100%") || clip.contains("rect(0");
  }

  private static boolean hasNoRoom(Map<String, String> rules) {
    return rules.getOrDefault("overflow", "").equals("hidden")
        && List.of("height", "width", "max-height", "max-width").stream()
            .anyMatch(side -> number(rules, side, 100) < 2);
  }

  private static boolean isWhiteOnWhite(Map<String, String> rules) {
    String colour = rules.getOrDefault("color", "").replace(" ", "");
    if (colour.isEmpty()) {
      return false;
    }
    String behind = rules.getOrDefault("background-color", rules.getOrDefault("background", ""));
    if (behind.isEmpty()) {
      return isPaper(colour) || colour.startsWith("rgba(") && colour.endsWith(",0)");
    }
    return colour.equals(behind.replace(" ", "")) || colour.equals("transparent");
  }

  /** Whether a colour is the one of an ordinary page. */
  static boolean isPaper(String colour) {
    return PAPER.contains(colour);
  }

  private static double number(Map<String, String> rules, String name, double otherwise) {
    return number(rules.getOrDefault(name, ""), otherwise);
  }

  /** The number that a value begins with. */
  private static double number(String value, double otherwise) {
    int end = value.startsWith("-") ? 1 : 0;
    while (end < value.length()
        && end < 12
        && (Character.isDigit(value.charAt(end)) || value.charAt(end) == '.')) {
      end++;
    }
    try {
      return Double.parseDouble(value.substring(0, end));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
