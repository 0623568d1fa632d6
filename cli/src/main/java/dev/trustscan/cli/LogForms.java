package dev.trustscan.cli;

import dev.trustscan.loader.store.History;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line of the log as other programs want it. */
final class LogForms {
  private static final int DETECTION = 2004;
  private static final int API_ACTIVITY = 6003;
  private static final int OTHER = 99;

  private LogForms() {}

  static Map<String, Object> of(LogCommand.Form form, History.Item item, String version) {
    return switch (form) {
      case OCSF -> ocsf(item, version);
      case CLOUDEVENTS -> cloudEvent(item);
      case JSON, TEXT -> data(item);
    };
  }

  private static Map<String, Object> data(History.Item item) {
    var out = new LinkedHashMap<String, Object>();
    out.put("time", item.time().toString());
    out.put("type", item.type());
    out.put("id", item.id().hex());
    out.put("where", item.where());
    if (!item.signer().isEmpty()) {
      out.put("signer", item.signer());
    }
    out.put("details", item.details());
    return out;
  }

  private static Map<String, Object> cloudEvent(History.Item item) {
    var out = new LinkedHashMap<String, Object>();
    out.put("specversion", "1.0");
    out.put("id", item.id().hex());
    out.put("source", "https://trustscan.dev/store");
    out.put("type", "dev.trustscan." + item.type() + ".v1");
    out.put("time", item.time().toString());
    out.put("datacontenttype", "application/json");
    out.put("data", data(item));
    return out;
  }

  /** A scan is a detection; all else is API activity, with what has no place there unmapped. */
  private static Map<String, Object> ocsf(History.Item item, String version) {
    boolean scan = item.type().equals("scan");
    int type = scan ? DETECTION : API_ACTIVITY;
    var out = new LinkedHashMap<String, Object>();
    out.put("class_uid", type);
    out.put("category_uid", type / 1000);
    out.put("activity_id", scan ? 1 : OTHER);
    out.put("activity_name", item.type());
    out.put("type_uid", type * 100 + (scan ? 1 : OTHER));
    out.put("severity_id", 1);
    out.put("time", item.time().toEpochMilli());
    out.put(
        "metadata",
        ordered(
            "version",
            "1.5.0",
            "uid",
            item.id().hex(),
            "product",
            ordered("name", "trustscan", "vendor_name", "trustscan", "version", version)));
    if (scan) {
      out.put("finding_info", ordered("uid", item.id().hex(), "title", "trustscan scan"));
    } else {
      out.put("api", Map.of("operation", item.type()));
      out.put(
          "actor",
          Map.of("user", Map.of("uid", item.signer().isEmpty() ? "unsigned" : item.signer())));
      out.put("src_endpoint", Map.of("name", "localhost"));
    }
    out.put("unmapped", item.details());
    return out;
  }

  private static Map<String, Object> ordered(Object... namesAndValues) {
    var out = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return out;
  }
}
