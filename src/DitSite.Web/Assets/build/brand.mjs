// The brand, drawn by the build: two people facing each other, and what lies between them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import opentype from "opentype.js";

const pine = "#1d4d46";
const pineDeep = "#123732";
const paper = "#f8f4ed";
const clay = "#a84b2a";
const sand = "#e7b08f";

/** Two circles in a box of 64 by 44, and the lens where they overlap. */
export const mark = (line, focus) => `
  <path d="M32 6.13a20 20 0 0 1 0 31.74a20 20 0 0 1 0-31.74z" fill="${focus}"/>
  <g fill="none" stroke="${line}" stroke-width="4"><circle cx="20" cy="22" r="18"/><circle cx="44" cy="22" r="18"/></g>`;

export function brandFiles(source) {
  const title = siteTitle(source);
  const word = lettering(source);
  const svg = (box, inside) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${inside}</svg>\n`;
  const onTile = (radius) => svg("0 0 64 64", `<rect width="64" height="64" rx="${radius}" fill="${pine}"/>
    <g transform="translate(6.4 14.4) scale(.8)">${mark("#fff", sand)}</g>`);
  const png = (drawing, width) => new Resvg(drawing, { fitTo: { mode: "width", value: width } }).render().asPng();

  const name = word(title, 0, 0, 34);
  const wordmark = svg(`0 0 ${Math.ceil(80 + name.width)} 44`, `${mark(pine, clay)}<path transform="translate(80 33)" fill="${pineDeep}" d="${name.path}"/>`);

  return {
    "favicon.svg": onTile(12),
    "favicon.ico": icon(png(onTile(12), 32)),
    "icon-180.png": png(onTile(0), 180),
    "icon-192.png": png(onTile(0), 192),
    "icon-512.png": png(onTile(0), 512),
    "wordmark.svg": wordmark,
    "opengraph.png": png(openGraph(title, word, svg), 1200),
    "manifest.json": JSON.stringify({
      name: title, icons: [192, 512].map((size) => ({ src: `icon-${size}.png`, sizes: `${size}x${size}`, type: "image/png", purpose: "any" })),
      start_url: "/", display: "browser", theme_color: pine, background_color: paper,
    }),
  };
}

/** The name of the site stands in its content, and only there. */
function siteTitle(source) {
  try {
    const found = /^title:\s*(.+)$/m.exec(readFileSync(join(source, "..", "..", "..", "content", "site.md"), "utf8"));
    return found ? found[1].trim().replace(/^["']|["']$/g, "") : "DIT";
  } catch {
    return "DIT";
  }
}

/** Newsreader (SIL Open Font License 1.1) as outlines: no font is served. */
function lettering(source) {
  const file = readFileSync(join(source, "node_modules", "@fontsource", "newsreader", "files", "newsreader-latin-500-normal.woff"));
  const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  return (text, x, y, size) => {
    const path = font.getPath(text, x, y, size);
    return { path: path.toPathData(1), width: font.getAdvanceWidth(text, size) };
  };
}

function openGraph(title, word, svg) {
  const lines = wrap(title, word, 88, 1000);
  const text = lines.map((line, index) => `<path fill="#fff" d="${word(line, 100, 420 + index * 100, 88).path}"/>`).join("");
  return svg("0 0 1200 630", `<rect width="1200" height="630" fill="${pineDeep}"/><rect y="612" width="1200" height="18" fill="${clay}"/>
    <g transform="translate(100 110) scale(3.4)">${mark("#fff", sand)}</g>${text}`);
}

function wrap(text, word, size, width) {
  return text.split(" ").reduce((lines, next) => {
    const longer = `${lines.at(-1)} ${next}`.trim();
    return word(longer, 0, 0, size).width <= width ? [...lines.slice(0, -1), longer] : [...lines, next];
  }, [""]);
}

/** An .ico that holds one 32-pixel PNG. */
function icon(png) {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(32, 6);
  header.writeUInt8(32, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(22, 18);
  return Buffer.concat([header, png]);
}
