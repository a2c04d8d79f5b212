'use strict';
/**
 * Tells whether the bundle holds what the compiler made last; used in a checkout, never in the package. `scripts/bundle.ts` notes
 * what it bundled. Times alone would be wrong in a copy of the checkout, whose files all have new ones.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const COMPILED = path.join(__dirname, '../dist/src');
const NOTE = path.join(__dirname, '../dist/bundle/compiled.json');

/** False when the sources were compiled to something else after they were bundled, or not bundled at all. */
exports.isBundleCurrent = () => {
  if (!fs.existsSync(NOTE)) return false;
  const { modified, hash } = JSON.parse(fs.readFileSync(NOTE, 'utf8'));
  return modified === lastModified() || hash === hashOfCompiled();
};

exports.noteCompiled = () => {
  fs.writeFileSync(NOTE, JSON.stringify({ modified: lastModified(), hash: hashOfCompiled() }));
};

/** The compiler writes all its files at each run. */
function lastModified() {
  return fs.statSync(path.join(COMPILED, 'cli.js')).mtimeMs;
}

function hashOfCompiled() {
  const hash = createHash('sha256');
  const names = fs.readdirSync(COMPILED, { recursive: true }).filter((name) => name.endsWith('.js'));
  for (const name of names.sort()) hash.update(`${name}\0`).update(fs.readFileSync(path.join(COMPILED, name)));
  return hash.digest('hex');
}
