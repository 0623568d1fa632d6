package dev.trustscan.loader.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real ssh-keygen, as the judge. */
public final class SshKeygen {
  private final Path folder;

  public SshKeygen(Path folder) {
    this.folder = folder;
  }

  /** Exit code and output of a run. */
  public record Result(int code, String output) {}

  /** Runs a program in the folder, with this on its standard input. */
  public Result run(byte[] input, List<String> command) throws IOException, InterruptedException {
    Path in = Files.createTempFile(folder, "in", "");
    Path out = Files.createTempFile(folder, "out", "");
    Files.write(in, input);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("did not end: " + command);
    }
    return new Result(process.exitValue(), Files.readString(out, StandardCharsets.ISO_8859_1));
  }

  /** Runs ssh-keygen. */
  public Result keygen(String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>(List.of("ssh-keygen"));
    command.addAll(List.of(arguments));
    return run(new byte[0], command);
  }

  /** Lets it check a signature. */
  public Result verify(SshSig signature, String namespace, byte[] message)
      throws IOException, InterruptedException {
    Path signers = folder.resolve("allowed_signers");
    Path sig = folder.resolve("message.sig");
    Files.writeString(signers, "alice " + signature.key().line() + "\n");
    Files.writeString(sig, signature.armored());
    return run(
        message,
        List.of(
            "ssh-keygen",
            "-Y",
            "verify",
            "-f",
            signers.toString(),
            "-I",
            "alice",
            "-n",
            namespace,
            "-s",
            sig.toString()));
  }
}
