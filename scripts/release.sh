#!/usr/bin/env bash
# Creates the release files from a finished dist/: a zip, its checksums, and the notes of CHANGELOG.md.
#
#   make release     builds dist/ first
#
# Writes target/release-files/ (for upload) and target/release-notes.md. Stops if the version, the changelog
# and, on a tag, the tag do not agree.
set -euo pipefail
cd "$(dirname "$0")/.."

die() {
  echo "release: $*" >&2
  exit 1
}

version="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)"
tag="${GITHUB_REF_NAME:-$(git describe --exact-match --tags 2>/dev/null || true)}"
if [ -n "$tag" ] && [ "${GITHUB_REF_TYPE:-tag}" = tag ]; then
  [ "$tag" = "v$version" ] || die "the tag is $tag, but Cargo.toml says $version"
fi
[ -f dist/index.html ] && [ -f dist/version.json ] || die "there is no dist/: make build"
command -v zip >/dev/null || die "the program zip is missing"

notes="$(awk -v head="## $version" 'index($0, "## ") == 1 { on = index($0, head) == 1; next } on' CHANGELOG.md)"
[ -n "${notes//[[:space:]]/}" ] || die "CHANGELOG.md has no section \"## $version\""
grep -q '^### What changes in plans' <<<"$notes" ||
  die "CHANGELOG.md: the section of $version does not say what changes in plans"

out=target/release-files
name="barrier-first-$version"
rm -rf "$out"
mkdir -p "$out"
# Reproducible zip: sorted, without owners, with the time of the commit.
stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
cp -R dist "$stage/$name"
cp LICENSE-MIT LICENSE-APACHE "$stage/$name/"
TZ=UTC find "$stage/$name" -exec touch -h -d "@$(git log -1 --format=%ct)" {} +
(cd "$stage" && find "$name" -type f | LC_ALL=C sort | TZ=UTC zip -X -q "$name.zip" -@)
mv "$stage/$name.zip" "$out/"
(cd "$out" && sha256sum "$name.zip" >"$name.zip.sha256")
# One line per file, to compare with the files a host serves.
(cd "$stage/$name" && find . -type f | LC_ALL=C sort | xargs sha256sum) >"$out/$name.files.sha256"
printf '%s\n' "$notes" >target/release-notes.md
echo "release: $name.zip, $(wc -c <"$out/$name.zip") bytes, $(wc -l <"$out/$name.files.sha256") files"
