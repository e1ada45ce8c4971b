import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brandFiles } from "./brand.mjs";
import { scripts } from "./scripts.mjs";
import { styles } from "./styles.mjs";

/** Writes every file of `wwwroot/assets`. */
export async function build(source, target) {
  mkdirSync(target, { recursive: true });
  const files = { ...(await styles(source)), ...(await scripts(source)), ...brandFiles(source) };
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(target, name), bytes);
  }
}
