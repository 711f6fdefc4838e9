// Unpacks the Chromium of @sparticuz/chromium into .tools/browser. In JavaScript because Node knows
// Brotli and Python's standard library does not. lib.tar holds the few libraries a bare system lacks.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

const parts = { "chromium.br": "program", "al2023.tar.br": "lib.tar", "fonts.tar.br": "fonts.tar", "swiftshader.tar.br": "swiftshader.tar" };
for (const [from, to] of Object.entries(parts)) {
  const packed = readFileSync(new URL(`../node_modules/@sparticuz/chromium/bin/${from}`, import.meta.url));
  writeFileSync(new URL(`../.tools/browser/${to}`, import.meta.url), brotliDecompressSync(packed), { mode: 0o755 });
}
