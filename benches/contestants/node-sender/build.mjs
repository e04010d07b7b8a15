// usage: node build.mjs OUTPUT-FILE
// Bundles the SDK instead of using that of Lambda's runtime: one minified file with only the used parts starts
// faster, https://aws.amazon.com/blogs/compute/optimizing-node-js-dependencies-in-aws-lambda/
import { build } from "esbuild";

await build({
  entryPoints: ["index.mjs"],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
});
