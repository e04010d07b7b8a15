// usage: node build.mjs OUTPUT-FILE
// Makes the bundle that SAM and CDK make of a Node function: esbuild, CommonJS, one file, minified. NODE_ENV is
// fixed to production, so that React's development half is left out.
import { build } from "esbuild";

await build({
  entryPoints: ["index.jsx"],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
});
