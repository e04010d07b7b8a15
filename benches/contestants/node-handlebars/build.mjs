// usage: node build.mjs OUTPUT-FILE
// Templates are precompiled and only Handlebars' runtime is shipped: https://handlebarsjs.com/installation/precompilation.html
// Makes the bundle that SAM and CDK make of a Node function: esbuild, CommonJS, one file, minified.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import Handlebars from "handlebars";

const precompiled = {
  name: "handlebars",
  setup({ onLoad }) {
    onLoad({ filter: /\.hbs$/ }, async ({ path }) => {
      const template = await readFile(path, "utf8");
      // Without helpers, none is searched at run time; the rows of a partial keep their indentation.
      const spec = Handlebars.precompile(template, { knownHelpersOnly: true, assumeObjects: true, preventIndent: true });
      return { contents: `import Handlebars from "../escape.mjs"; export default Handlebars.template(${spec});`, loader: "js" };
    });
  },
};

await build({
  entryPoints: ["index.mjs"],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  plugins: [precompiled],
});
