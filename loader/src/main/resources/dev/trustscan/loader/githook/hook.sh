#!/bin/sh
# git calls this after it changed files of a work tree. It asks trustscan only if the path of a
# changed file holds one of the names that trustscan knows, or one that it saw in use here before.
# git's own result stays what it is.

program=@PROGRAM@
names=@NAMES@
seen=@SEEN@

event=$1
shift
LC_ALL=C
GIT_NO_LAZY_FETCH=1
GIT_OPTIONAL_LOCKS=0
export LC_ALL GIT_NO_LAZY_FETCH GIT_OPTIONAL_LOCKS

if [ ! -x "$program" ]; then
  echo "trustscan: $program is gone, so this checkout was not looked at; trustscan hook install sets it up again" >&2
  exit 0
fi

from=
to=HEAD
case $event in
  post-checkout) if [ "$3" = 1 ]; then from=$1 to=$2; fi ;;
  post-merge) from=ORIG_HEAD ;;
  post-rewrite) if [ "$1" = rebase ]; then from=ORIG_HEAD; else from='HEAD@{1}'; fi ;;
  *) exit 0 ;;
esac
case $from in
  *[!0]*) ;;
  *) from= ;;
esac

folder=$(git rev-parse --absolute-git-dir 2>/dev/null) || exit 0
key=$(printf %s "$folder" | cksum)
known=$seen/${key%% *}

if [ -n "$from" ] && [ -f "$known" ]; then
  # A failing comparison counts as a change, and so does anything that grep cannot tell.
  {
    git diff-tree -r --raw --no-renames --no-ext-diff --no-textconv --no-commit-id "$from" "$to" 2>/dev/null ||
      echo ' 160000 '
  } | grep -aiqF -f "$names" -f "$known"
  if [ $? = 1 ]; then
    exit 0
  fi
fi

if [ -n "$from" ]; then
  from=$(git rev-parse --verify --quiet "$from^{commit}" 2>/dev/null)
fi
"$program" hook run --seen "$known" ${from:+--from "$from"} >&2
exit 0
