import { join } from "node:path";
import { build } from "esbuild";

/** Each entry is a module of its own, without source maps: the source is in the repository. */
export async function scripts(source) {
  const { outputFiles } = await build({
    entryPoints: ["site.js", "analytics.js"].map((name) => join(source, "scripts", name)),
    bundle: true, write: false, minify: true, format: "esm", target: "es2022", legalComments: "none", outdir: "/",
  });
  return Object.fromEntries(outputFiles.map((file) => [file.path.split(/[\\/]/).at(-1), file.contents]));
}
