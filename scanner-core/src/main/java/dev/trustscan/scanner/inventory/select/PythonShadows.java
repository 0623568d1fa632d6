package dev.trustscan.scanner.inventory.select;

import dev.trustscan.scanner.inventory.Selector.Found;
import dev.trustscan.scanner.source.Entry;
import dev.trustscan.scanner.source.RepoPath;
import dev.trustscan.scanner.source.Snapshot;
import java.util.Set;

/**
 * Finds Python files named like a module of the standard library in a folder from which scripts are
 * run. Inside a package, which has an {@code __init__.py}, such a name shadows nothing.
 */
final class PythonShadows {
  private static final Set<String> MODULES =
      Set.of(
          "abc",
          "argparse",
          "array",
          "ast",
          "asyncio",
          "base64",
          "bisect",
          "calendar",
          "cmd",
          "code",
          "codecs",
          "collections",
          "copy",
          "csv",
          "ctypes",
          "dataclasses",
          "datetime",
          "decimal",
          "dis",
          "email",
          "enum",
          "fnmatch",
          "functools",
          "getpass",
          "glob",
          "gzip",
          "hashlib",
          "heapq",
          "hmac",
          "html",
          "http",
          "importlib",
          "inspect",
          "io",
          "ipaddress",
          "itertools",
          "json",
          "keyword",
          "linecache",
          "locale",
          "logging",
          "math",
          "mimetypes",
          "numbers",
          "operator",
          "os",
          "pathlib",
          "pickle",
          "platform",
          "pprint",
          "queue",
          "random",
          "re",
          "sched",
          "secrets",
          "select",
          "shlex",
          "shutil",
          "signal",
          "site",
          "socket",
          "ssl",
          "stat",
          "string",
          "struct",
          "subprocess",
          "sys",
          "tarfile",
          "tempfile",
          "textwrap",
          "threading",
          "time",
          "token",
          "tokenize",
          "traceback",
          "types",
          "typing",
          "unittest",
          "urllib",
          "uuid",
          "warnings",
          "weakref",
          "xml",
          "zipfile",
          "zlib");

  private PythonShadows() {}

  static void find(Snapshot snapshot, Found found) {
    for (Entry entry : Shortlist.of(snapshot).python) {
      String name = entry.path().name();
      if (entry.isFile()
          && name.endsWith(".py")
          && MODULES.contains(name.substring(0, name.length() - 3))
          && !Installed.is(entry)
          && !inPackage(snapshot, entry.path().parent())) {
        found.at(entry, "a name of the standard library, in a folder that is no package");
      }
    }
  }

  private static boolean inPackage(Snapshot snapshot, RepoPath folder) {
    return snapshot.entry(folder.child("__init__.py")).isPresent();
  }
}
