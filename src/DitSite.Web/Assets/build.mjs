// Builds the styles, scripts and brand files of the site into wwwroot/assets.
// MSBuild starts it when an input is newer than the outputs; `node build.mjs` does the same by hand.
// One at a time: two builds of the solution may run side by side, and the second waits for the first.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const lock = join(here, ".build-lock");
const installed = join(here, "node_modules", ".installed");

await takeLock();
try {
  const wanted = readFileSync(join(here, "package-lock.json"), "utf8");
  if (!existsSync(installed) || readFileSync(installed, "utf8") !== wanted) {
    install();
    writeFileSync(installed, wanted);
  }

  const { build } = await import("./build/all.mjs");
  await build(here, join(here, "..", "wwwroot", "assets"));
} finally {
  rmSync(lock, { force: true });
}

/** Package scripts are not run: nothing here needs them. */
function install() {
  const result = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: here, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32",
  });
  if (result.status !== 0) {
    console.error("error : npm ci failed in src/DitSite.Web/Assets; its own message stands above.");
    process.exitCode = 1;
    rmSync(lock, { force: true });
    process.exit();
  }
}

/** A lock older than five minutes belongs to a build that was killed. */
async function takeLock() {
  mkdirSync(here, { recursive: true });
  for (;;) {
    try {
      closeSync(openSync(lock, "wx"));
      return;
    } catch (problem) {
      if (problem.code !== "EEXIST") {
        throw problem;
      }

      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 5 * 60_000) {
        rmSync(lock, { force: true });
      }

      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
