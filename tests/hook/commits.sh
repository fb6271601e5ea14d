# For tests of hooks, which source this file with program and project set: throw-away repositories, real commits in them, and
# what is expected of each.
# shellcheck shell=bash

# Nothing of the user's: not his identity, not his settings, not the repository whose hook may be running this.
for name in $(compgen -e GIT_); do unset "$name"; done
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 HOME="$top/home" PRE_COMMIT_HOME="$top/pre-commit"
export PATH="$top/bin:$PATH" LC_ALL=C.UTF-8 PRE_COMMIT_COLOR=never
unset PRE_COMMIT_ALLOW_NO_CONFIG SKIP XDG_CONFIG_HOME
mkdir -p "$top/bin" "$top/home"
ln -s "$program" "$top/bin/iislint"

good='<configuration><system.ftpServer><log logInUTF8="true" /></system.ftpServer></configuration>'
bad='<configuration><system.ftpServer><log logInUTF8="maybe" /></system.ftpServer></configuration>'
warning='<configuration>text</configuration>'
checks=0

fail() {
  echo "FAILED: $1"
  sed 's/^/    /' "$top/output"
  exit 1
}

new_repository() {
  git init -q -b main "$1"
  cd "$1"
  git config user.name test
  git config user.email test@example.invalid
  git config commit.gpgsign false
}

commit() { git commit -q -m change >"$top/output" 2>&1; }

expect_blocked() {  # what; a word of the report
  local before
  before=$(git rev-parse -q --verify HEAD || true)
  ! commit || fail "$1 was committed"
  [ "$(git rev-parse -q --verify HEAD || true)" = "$before" ] || fail "$1 is in the history"
  grep -q "$2" "$top/output" || fail "$1: the report does not say $2"
  checks=$((checks + 1))
}

expect_committed() {  # what; a word of the output
  commit || fail "$1 was not committed"
  [ -z "${2:-}" ] || grep -q "$2" "$top/output" || fail "$1: the output does not say $2"
  [ -z "$(git status --porcelain --untracked-files=no)" ] || [ "${3:-}" = dirty ] || fail "$1: not everything went in"
  checks=$((checks + 1))
}

stage() {  # file; text
  mkdir -p "$(dirname "$1")"
  printf '%s\n' "$2" >"$1"
  git add -- "$1"
}

blocks_bad_and_lets_good_pass() {
  stage conf/applicationHost.config "$bad"
  expect_blocked "a bad applicationHost.config" 'conf/applicationHost.config:1:.*invalid-bool'
  stage conf/applicationHost.config "$good"
  expect_committed "a good applicationHost.config"

  stage conf/applicationHost.config "$bad"
  printf '%s\n' "$good" >conf/applicationHost.config
  expect_blocked "a staged mistake that is corrected in the folder only" invalid-bool
  printf '%s\n' "$good <!-- staged -->" >conf/applicationHost.config
  git add conf/applicationHost.config
  printf '%s\n' "$bad" >conf/applicationHost.config
  expect_committed "a good version while the folder holds a bad one" "" dirty
  git checkout -q -- conf/applicationHost.config

  stage notes.xml "$bad"
  stage conf/web.config.bak "$bad"
  stage conf/my-web.config "$bad"
  expect_committed "files of other names"
}

# Files whose names would switch the check off, or write somewhere, if they were options.
blocks_hostile_names() {
  local name
  for name in -h/web.config --config=evil/web.config --output=json=x/web.config; do
    stage "./$name" "$bad"
    mkdir -p x evil
    expect_blocked "a bad file named $name" "${1:-section-not-delegable}"
    [ ! -e x/web.config ] || fail "$name wrote a file"
    git rm -q --cached -- "$name"
    rm -rf -- "./$name"
  done
}

# A link is checked as what it leads to, if that is in the repository; bytes of a name need not be UTF-8.
checks_links_and_names() {  # what refuses a link
  printf '%s\n' "$bad" >elsewhere.xml
  mkdir -p linked
  ln -s ../elsewhere.xml linked/web.config
  git add elsewhere.xml linked
  expect_blocked "a link to a bad file" "$1"
  git rm -q --cached -r linked elsewhere.xml
  rm -r linked elsewhere.xml
  ln -s /etc/passwd web.config
  git add web.config
  expect_blocked "a link that leads out" 'web.config'
  git rm -q --cached web.config
  rm web.config
  stage $'odd\377/web.config' "$bad"
  expect_blocked "a bad file in a folder whose name is no UTF-8" "$2"
  git rm -q --cached -r -- $'odd\377'
  rm -r -- $'odd\377'
}

# The code block that follows <!-- snippet: NAME -->, which must be there once.
snippet() {  # name; page
  awk -v mark="<!-- snippet: $1 -->" 'inside && $0 == "```"{exit} inside{print} marked && /^```/{inside = 1}
      {marked = $0 == mark} marked{found = 1} END{exit !found}' "${2:-$project/docs/commit-hooks.md}"
}

# What is misspelled but clear is corrected; then what no fix can settle keeps the file out.
fixes_and_reports_the_rest() {  # what stops the first commit, unless the hook stages what it has fixed
  local wrong=${good/logInUTF8/LogInUTF8}
  stage conf/applicationHost.config "$wrong"
  stage notes.xml "$wrong"
  if [ -n "${1:-}" ]; then
    expect_blocked "a file that the hook has fixed" "$1"
    git add conf/applicationHost.config
  fi
  expect_committed "the fixed file"
  [ "$(git show HEAD:conf/applicationHost.config)" = "$good" ] || fail "the fix was not committed"
  [ "$(git show HEAD:notes.xml)" = "$wrong" ] || fail "a file of another name was changed"
  stage conf/applicationHost.config "${bad/<log/<log LogExtFileFlags=\"\"}"
  expect_blocked "a file that cannot be fixed as a whole" invalid-bool
  git reset -q --hard
  for name in web.config sites/shop/Web.config Web.Release.config; do
    stage "$name" "$bad"
    expect_blocked "a bad $name" "$name:1:.*error"
    git reset -q --hard
  done
}

# For hooks that stage what they have fixed: what was not staged stays out of the commit, and stays in the working tree.
fixes_only_what_is_staged() {
  local wrong=${good/logInUTF8/LogInUTF8} gap
  gap=$(printf '<!-- line %s -->\n' {1..12})
  stage conf/applicationHost.config "$wrong"$'\n'"$gap"
  printf '%s\n%s\n<!-- draft -->\n' "$wrong" "$gap" >conf/applicationHost.config
  expect_committed "a file that is staged in part" "" dirty
  git show HEAD:conf/applicationHost.config | cmp - <(printf '%s\n%s\n' "$good" "$gap") || fail "something else was committed"
  cmp conf/applicationHost.config <(printf '%s\n%s\n<!-- draft -->\n' "$good" "$gap") || fail "the draft was lost"
  git checkout -q -- .
}
