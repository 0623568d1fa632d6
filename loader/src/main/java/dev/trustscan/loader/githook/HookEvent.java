package dev.trustscan.loader.githook;

import java.util.Arrays;
import java.util.Optional;

/** The hooks that git runs after files of the work tree changed. */
public enum HookEvent {
  POST_CHECKOUT("post-checkout"),
  POST_MERGE("post-merge"),
  POST_REWRITE("post-rewrite");

  private final String file;

  HookEvent(String file) {
    this.file = file;
  }

  /** The hook's file name. */
  public String file() {
    return file;
  }

  /** The event of a hook's file name. */
  public static Optional<HookEvent> of(String file) {
    return Arrays.stream(values()).filter(event -> event.file.equals(file)).findFirst();
  }
}
