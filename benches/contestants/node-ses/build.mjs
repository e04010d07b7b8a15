// usage: node build.mjs OUTPUT-FILE
// The SDK is bundled and not taken from Lambda's runtime: one minified file of what is used of it starts
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
