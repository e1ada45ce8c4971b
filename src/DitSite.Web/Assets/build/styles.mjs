import { join } from "node:path";
import { transform } from "esbuild";
import { compileAsync } from "sass";

/** Sass to CSS, then minified for the browsers the design system supports. */
export async function styles(source) {
  const files = {};
  for (const name of ["site", "forms", "desk"]) {
    const { css } = await compileAsync(join(source, "styles", `${name}.scss`), { quietDeps: true, style: "expanded" });
    files[`${name}.css`] = (await transform(css, { loader: "css", minify: true, target: ["chrome100", "firefox100", "safari15"] })).code;
  }

  return files;
}
