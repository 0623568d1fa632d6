/**
 * What no path pattern can say. Catalogue entries name these.
 *
 * <p>On the tree, {@link dev.trustscan.scanner.inventory.Selector}:
 *
 * <table>
 * <caption>Selectors of layouts, tree modes and names</caption>
 * <tr><th>name</th><th>stands at</th><th>what</th></tr>
 * <tr><td>bare-repository</td><td>the directory, or HEAD at the root</td>
 *     <td>a directory of any name that git takes for a repository</td></tr>
 * <tr><td>split-gitdir</td><td>the directory, or HEAD at the root</td>
 *     <td>HEAD with a commondir file: config, objects and refs lie elsewhere</td></tr>
 * <tr><td>buried-git-config</td><td>config, config.worktree</td>
 *     <td>the configuration of a bare-repository or split-gitdir</td></tr>
 * <tr><td>buried-git-hook</td><td>each hook</td><td>the hooks of one, samples left out</td></tr>
 * <tr><td>buried-git-attributes</td><td>info/attributes</td><td>the attributes of one</td></tr>
 * <tr><td>gitdir-file</td><td>the file</td><td>a .git that is a file with a pointer</td></tr>
 * <tr><td>git-pointer-escape</td><td>the file</td>
 *     <td>a .git file, commondir or alternates that points out of the tree</td></tr>
 * <tr><td>dotgit-lookalike</td><td>the entry</td>
 *     <td>a name that becomes .git on a file system that folds names</td></tr>
 * <tr><td>name-alias</td><td>the entry</td>
 *     <td>a name that becomes a control file's on such a file system</td></tr>
 * <tr><td>gitlink</td><td>the entry</td><td>a submodule's commit</td></tr>
 * <tr><td>gitlink-unlisted</td><td>the entry</td><td>one without an entry in .gitmodules</td></tr>
 * <tr><td>submodule-through-link</td><td>the link</td>
 *     <td>a submodule's path that leads through a symbolic link</td></tr>
 * <tr><td>symlink-escape</td><td>the link</td><td>absolute, or leaving the tree</td></tr>
 * <tr><td>symlink-loop</td><td>the link</td><td>leads to itself</td></tr>
 * <tr><td>symlink-to-git</td><td>the link</td><td>its target lies in a .git directory</td></tr>
 * <tr><td>symlink-to-control</td><td>the link</td>
 *     <td>an ordinary name whose target is a control file</td></tr>
 * <tr><td>symlink-as-control</td><td>the link</td>
 *     <td>a control file's name whose target is an ordinary file</td></tr>
 * <tr><td>case-collision</td><td>each entry</td><td>names that differ only in case</td></tr>
 * <tr><td>symlink-dir-case</td><td>the link</td>
 *     <td>a link whose name differs only in case from another entry's</td></tr>
 * <tr><td>filename-injection</td><td>the entry</td>
 *     <td>control, bidi or invisible characters, command substitution, or words to an agent</td></tr>
 * <tr><td>filename-odd</td><td>the entry</td>
 *     <td>a leading dash, shell punctuation, or bytes that are not UTF-8</td></tr>
 * <tr><td>hostile-ref-name</td><td>the ref</td><td>shell or control characters in a ref's name</td></tr>
 * <tr><td>hex-ref-name</td><td>the ref</td><td>a branch or tag named like an object id</td></tr>
 * <tr><td>reserved-ref-name</td><td>the ref</td><td>a branch or tag named HEAD, FETCH_HEAD …</td></tr>
 * <tr><td>planted-binary</td><td>the file</td>
 *     <td>a program named like a common tool where programs are looked up</td></tr>
 * <tr><td>executable-data</td><td>the file</td><td>a data file with the executable bit</td></tr>
 * <tr><td>disguised-text</td><td>the file</td>
 *     <td>a small image, font, video or document that is text inside</td></tr>
 * <tr><td>orphan-bytecode</td><td>the file</td><td>Python bytecode that came with the repository</td></tr>
 * <tr><td>special-file</td><td>the entry</td><td>a FIFO, socket or device</td></tr>
 * <tr><td>tracked-local-file</td><td>the file</td><td>a personal agent file that git tracks</td></tr>
 * </table>
 *
 * <p>On text that is read anyway, {@link dev.trustscan.scanner.inventory.TextSelector}:
 *
 * <table>
 * <caption>Selectors of markers in text</caption>
 * <tr><th>name</th><th>what</th></tr>
 * <tr><td>ai-comment</td><td>a comment that asks a watching agent to act</td></tr>
 * <tr><td>vim-modeline</td><td>options that Vim sets on opening</td></tr>
 * <tr><td>vim-modeline-active</td><td>… other than plain display options</td></tr>
 * <tr><td>emacs-file-locals</td><td>variables that Emacs sets on opening</td></tr>
 * <tr><td>emacs-file-locals-active</td><td>… eval, or variables that are not plainly safe</td></tr>
 * <tr><td>python-inline-script</td><td>a {@code # /// script} block</td></tr>
 * <tr><td>marimo-app</td><td>a marimo notebook</td></tr>
 * <tr><td>cs-script</td><td>a C# file with {@code #:} directives</td></tr>
 * <tr><td>tex-directive</td><td>{@code % !TeX} or {@code % arara:} lines that choose programs</td></tr>
 * <tr><td>godot-tool-script</td><td>{@code @tool}: runs in the editor</td></tr>
 * <tr><td>pluto-notebook</td><td>a Pluto notebook</td></tr>
 * <tr><td>haskell-preprocessor</td><td>{@code OPTIONS_GHC} that run a program, or Template
 *     Haskell</td></tr>
 * <tr><td>jbang-script</td><td>{@code //DEPS} and its like</td></tr>
 * <tr><td>devcontainer-label</td><td>{@code LABEL devcontainer.metadata} in a Dockerfile</td></tr>
 * <tr><td>remote-schema</td><td>a schema at an address that carries data</td></tr>
 * <tr><td>terminal-escapes</td><td>escape sequences</td></tr>
 * <tr><td>lfs-pointer</td><td>a Git LFS pointer in place of the content</td></tr>
 * </table>
 */
@NullMarked
package dev.trustscan.scanner.inventory.select;

import org.jspecify.annotations.NullMarked;
