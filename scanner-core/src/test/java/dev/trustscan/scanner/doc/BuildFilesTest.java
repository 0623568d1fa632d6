package dev.trustscan.scanner.doc;

import static dev.trustscan.scanner.doc.Docs.cuts;
import static dev.trustscan.scanner.doc.Docs.flat;
import static dev.trustscan.scanner.doc.Docs.ok;
import static dev.trustscan.scanner.doc.Docs.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trustscan.rules.Format;
import org.junit.jupiter.api.Test;

class BuildFilesTest {
  @Test
  void rules_and_recipes() {
    Document document =
        ok(
            Format.MAKEFILE,
            """
            all: build test # comment
            .PHONY: all
            build test: deps | order
            \t@echo $(NAME) $$HOME \\
            \t  more
            ifeq ($(X),y)
            \t-sh ./run.sh
            endif
            one:: ; echo inline
            dir/%.o: %.c
            \t$(CC) -c $< -o $@
            target: VAR = value; still
            """);
    assertThat(texts(document, "targets.build[*]"))
        .containsExactly("echo ${NAME} $HOME \\\n\t  more", "sh ./run.sh");
    assertThat(cuts(document, "targets.test[*]"))
        .containsExactly("echo $(NAME) $$HOME \\\n\t  more", "sh ./run.sh");
    assertThat(texts(document, "targets.one[*]")).containsExactly("echo inline");
    assertThat(texts(document, "targets.\"dir/%.o\"[*]")).containsExactly("${CC} -c $< -o $@");
    assertThat(Docs.at(document, "targets.all")).hasSize(1);
    assertThat(Docs.at(document, "targets.\".PHONY\"")).isEmpty();
    assertThat(texts(document, "prerequisites.all[*]")).containsExactly("build", "test");
    assertThat(texts(document, "prerequisites.build[*]")).containsExactly("deps", "order");
    assertThat(texts(document, "variables.VAR")).containsExactly("value; still");
  }

  @Test
  void what_make_runs_on_load() {
    Document document =
        ok(
            Format.MAKEFILE,
            """
            A := $(shell id -u $$USER $(dir x))
            B != date
            C ?= ${shell pwd}
            D = a \\
                b
            export E := c
            ifeq ($(shell uname),Linux)
            endif
            include a.mk $(wildcard x/*.mk)
            -include b.mk
            define F =
            $(shell inner)
            endef
            $(shell touch .canary/x)
            t:
            \techo $(shell not on load)
            """);
    assertThat(texts(document, "shell[*]"))
        .containsExactly(
            "id -u $USER $(dir x)", "date", "pwd", "uname", "inner", "touch .canary/x");
    assertThat(cuts(document, "shell[5]")).containsExactly("touch .canary/x");
    assertThat(texts(document, "includes[*]"))
        .containsExactly("a.mk", "$(wildcard x/*.mk)", "b.mk");
    assertThat(texts(document, "variables.{B,D,E,F}"))
        .containsExactly("date", "a b", "c", "$(shell inner)\n".strip());
    assertThat(texts(document, "targets.t[*]")).containsExactly("echo $(not on load)");
  }

  @Test
  void recipes_may_have_another_prefix() {
    Document document = ok(Format.MAKEFILE, ".RECIPEPREFIX = >\na:\n>echo x\n");
    assertThat(texts(document, "targets.a[*]")).containsExactly("echo x");
  }

  @Test
  void just_recipes() {
    Document document =
        ok(
            Format.JUSTFILE,
            """
            # comment
            set shell := ["bash", "-c"]
            set dotenv-load
            import 'other.just'
            mod sub
            version := `git describe`
            export NAME := "x"
            alias b := build

            [private]
            @build arg="d" *rest: test
                @echo {{arg}} \\
                  more
                -sh run.sh

            test:
                #!/usr/bin/env python3
                print("x")
            empty:
            """);
    assertThat(texts(document, "targets.build[*]"))
        .containsExactly("echo {{arg}} \\\n      more", "sh run.sh");
    assertThat(texts(document, "targets.test[*]"))
        .containsExactly("#!/usr/bin/env python3\n    print(\"x\")");
    assertThat(Docs.at(document, "targets.empty")).hasSize(1);
    assertThat(texts(document, "variables.*")).containsExactly("`git describe`", "x");
    assertThat(texts(document, "shell[*]")).containsExactly("git describe");
    assertThat(texts(document, "settings.*")).containsExactly("[\"bash\", \"-c\"]", "true");
    assertThat(texts(document, "includes[*]")).containsExactly("other.just", "sub");
    assertThat(cuts(document, "includes[*]")).containsExactly("'other.just'", "sub");
    assertThat(flat(document)).noneMatch(line -> line.contains("alias"));
  }
}
