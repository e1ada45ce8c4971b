import { join } from "node:path";
import { build } from "esbuild";

/** Each entry is a module of its own, without source maps: the source is in the repository. */
export async function scripts(source) {
  const { outputFiles } = await build({
    entryPoints: ["site.js", "analytics.js", "hold.js", "search.js", "upload.js", "editor.js"].map((name) => join(source, "scripts", name)),
    bundle: true, write: false, minify: true, format: "esm", target: "es2022", legalComments: "none", outdir: "/",
  });
  // The library's complaints to developers name its maker; nothing here should look as if it were theirs.
  return Object.fromEntries(outputFiles.map((file) => [file.path.split(/[\\/]/).at(-1), file.text.replaceAll("GOV.UK Frontend", "The design system")]));
}
