// usage: node build.mjs OUTPUT-FILE
// The bundle is what SAM and CDK make of a Node function: esbuild, CommonJS, one file, minified. That it is
// for production is fixed when it is built, or React's development half would be in it.
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
