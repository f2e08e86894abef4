// Derives maps from Natural Earth: the land and its inner borders as paths, once with many points for the page of the map, once
// with few for the small maps on other pages. What it writes is kept in the repository, so this is run only to make or change
// a map, and two runs write the same bytes:
//
//     cd "$(mktemp -d)" && npm install world-atlas@2.0.2
//     node …/themes/pearls/map/derive.mjs node_modules/world-atlas/countries-10m.json
//
// writes the two built-in maps, baltic.json and europe.json, beside this file. A map of another region goes into the folder of
// the site, which names it in site.yaml (`map: themes/<theme>/map/carpathians.json`):
//
//     node derive.mjs node_modules/world-atlas/countries-10m.json themes/<theme>/map/carpathians.json \
//       --centre 48.5,24 --size 700x560 --radius 3400
//
// `--centre` is the latitude and longitude in the middle of the map, `--size` its width and height, `--radius` that of the earth
// in the same units: twice the radius shows places twice as far apart.
//
// The source is Natural Earth 4.1 (public domain) as TopoJSON in world-atlas 2.0.2 (ISC).

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const SOURCE_SHA256 = '3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79';

// Lambert's azimuthal equal-area projection, as in src/map/mod.rs: where the centre of it lies on the earth and in the frame.
const BUILT_IN = {
  baltic: { width: 700, height: 1020, centre: { lat: 60, lon: 18, x: 350, y: 494 }, radius: 2700 },
  europe: { width: 700, height: 680, centre: { lat: 53, lon: 14, x: 340, y: 345 }, radius: 880 },
};

/** How far beyond the frame land is drawn, so that no line of the cut is seen. */
const MARGIN = 40;

// How small a triangle of three points must be for its middle one to go, how small an island; in square units of the frame.
// Paths are written in units of `1 / scale` (`templates/land.html` and `map/land.svg` count with them).
const PAGE = { detail: 1.5, island: 2.5, scale: 4 };
const SMALL = { detail: 14, island: 20, scale: 1 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { centre: { type: 'string' }, size: { type: 'string' }, radius: { type: 'string' } },
});
const [source = 'node_modules/world-atlas/countries-10m.json', own] = positionals;

/** The frame that the arguments ask for. */
function asked() {
  const numbers = (text, separator) => (text ?? '').split(separator).map(Number);
  const [lat, lon] = numbers(values.centre, ',');
  const [width, height] = numbers(values.size, 'x');
  const radius = Number(values.radius);
  if (![lat, lon, width, height, radius].every(Number.isFinite)) {
    throw new Error('say which part of the earth: --centre 48.5,24 --size 700x560 --radius 3400');
  }
  return { width, height, centre: { lat, lon, x: Math.round(width / 2), y: Math.round(height / 2) }, radius };
}

const bytes = readFileSync(source);
if (createHash('sha256').update(bytes).digest('hex') !== SOURCE_SHA256) {
  throw new Error('this is not countries-10m.json of world-atlas 2.0.2');
}
const topology = JSON.parse(bytes);
/** The map that is being drawn. */
let frame;

/** Degrees to units of the frame. */
function project([lon, lat]) {
  const radians = Math.PI / 180;
  const [phi, phi0, lambda] = [lat * radians, frame.centre.lat * radians, (lon - frame.centre.lon) * radians];
  const cosine = Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(lambda);
  const k = frame.radius * Math.sqrt(2 / (1 + Math.max(cosine, -0.999)));
  const x = k * Math.cos(phi) * Math.sin(lambda);
  const y = k * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda));
  return [frame.centre.x + x, frame.centre.y - y];
}

/** An arc of the topology, whose points are written as differences. */
function decode(arc) {
  const { scale, translate } = topology.transform;
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return project([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
  });
}

const area = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

/** Visvalingam: the point with the smallest triangle goes first. Ends stay, so arcs that meet still meet. */
function simplify(points, smallest) {
  const kept = points.slice();
  while (kept.length > 2) {
    let [least, at] = [Infinity, 0];
    for (let i = 1; i < kept.length - 1; i += 1) {
      const own = area(kept[i - 1], kept[i], kept[i + 1]);
      if (own < least) [least, at] = [own, i];
    }
    if (least >= smallest) break;
    kept.splice(at, 1);
  }
  return kept;
}

const isNear = ([x, y], by) => x > -by && x < frame.width + by && y > -by && y < frame.height + by;

/** How many rings each arc bounds, and the rings as lists of directed arcs (`~i` is arc `i` backwards). */
const rings = [];
const uses = new Map();
for (const { arcs = [], type } of topology.objects.countries.geometries) {
  for (const ring of (type === 'Polygon' ? [arcs] : arcs).flat()) {
    rings.push(ring);
    for (const arc of ring) uses.set(arc < 0 ? ~arc : arc, (uses.get(arc < 0 ? ~arc : arc) ?? 0) + 1);
  }
}
const isBorder = (arc) => uses.get(arc < 0 ? ~arc : arc) > 1;

/** Rings of the land as a whole: coasts joined from end to end, without the borders between countries. */
function coasts(arcs) {
  const points = (arc) => (arc < 0 ? arcs[~arc].toReversed() : arcs[arc]);
  const key = (point) => point.map((own) => own.toFixed(6)).join();
  const open = rings.flat().filter((arc) => !isBorder(arc)).map(points).filter((own) => own.length > 1);
  const starts = new Map();
  for (const line of open) starts.set(key(line[0]), [...(starts.get(key(line[0])) ?? []), line]);
  const used = new Set();
  const joined = [];
  for (const first of open) {
    if (used.has(first)) continue;
    const ring = [];
    for (let line = first; line; line = starts.get(key(line.at(-1)))?.find((next) => !used.has(next))) {
      used.add(line);
      ring.push(...line.slice(ring.length > 0 ? 1 : 0));
    }
    joined.push(ring);
  }
  return joined;
}

/** The part of a ring on one side of a line (Sutherland and Hodgman). */
function cut(ring, inside, cross) {
  return ring.flatMap((point, at) => {
    const before = ring.at(at - 1);
    if (inside(point)) return inside(before) ? [point] : [cross(before, point), point];
    return inside(before) ? [cross(before, point)] : [];
  });
}

const crossX = (x) => ([ax, ay], [bx, by]) => [x, ay + ((by - ay) * (x - ax)) / (bx - ax)];
const crossY = (y) => ([ax, ay], [bx, by]) => [ax + ((bx - ax) * (y - ay)) / (by - ay), y];

/** The part of a ring inside the frame and its margin. */
function clip(ring) {
  const [right, bottom] = [frame.width + MARGIN, frame.height + MARGIN];
  let own = cut(ring, ([x]) => x >= -MARGIN, crossX(-MARGIN));
  own = cut(own, ([x]) => x <= right, crossX(right));
  own = cut(own, ([, y]) => y >= -MARGIN, crossY(-MARGIN));
  return cut(own, ([, y]) => y <= bottom, crossY(bottom));
}

const size = (ring) => Math.abs(ring.reduce((sum, [x, y], i) => sum + x * ring.at(i - 1)[1] - ring.at(i - 1)[0] * y, 0)) / 2;

/** The commands of a path in whole units of `1 / scale`, each point told from the one before. */
function path(lines, scale, close) {
  let text = '';
  for (const line of lines) {
    const rounded = line.map((point) => point.map((own) => Math.round(own * scale)));
    const steps = rounded.slice(1).map(([x, y], i) => [x - rounded[i][0], y - rounded[i][1]]).filter(([x, y]) => x || y);
    if (steps.length < (close ? 2 : 1)) continue;
    const numbers = steps.flat().map((own, i) => (i > 0 && own >= 0 ? ` ${own}` : `${own}`)).join('');
    text += `M${rounded[0].join(' ')}l${numbers}${close ? 'z' : ''}`;
  }
  return text;
}

/** The paths of the land and of the borders between countries. */
function derive({ detail, island, scale }) {
  const arcs = topology.arcs.map((arc) => {
    const points = decode(arc);
    // What is far away is cut off: there a few points are enough.
    const isEnough = (_, at) => at % 40 === 0 || at === points.length - 1;
    return points.some((point) => isNear(point, 200)) ? simplify(points, detail) : points.filter(isEnough);
  });
  const land = coasts(arcs).map(clip).filter((ring) => ring.length > 2 && size(ring) >= island);
  const borders = [...uses.keys()].filter(isBorder).sort((a, b) => a - b).map((arc) => arcs[arc]);
  const shown = borders.flatMap(runs);
  return { land: path(land, scale, true), borders: path(shown, scale, false) };
}

/** The pieces of a line that are near the frame. */
function runs(line) {
  const pieces = [[]];
  line.forEach((point, at) => {
    const beside = [line[at - 1], point, line[at + 1]].filter(Boolean);
    if (beside.some((own) => isNear(own, MARGIN))) pieces.at(-1).push(point);
    else if (pieces.at(-1).length > 0) pieces.push([]);
  });
  return pieces.filter((piece) => piece.length > 1);
}

const wanted = own
  ? [[own, asked()]]
  : Object.entries(BUILT_IN).map(([name, built_in]) => [new URL(`${name}.json`, import.meta.url), built_in]);
for (const [file, place] of wanted) {
  frame = place;
  writeFileSync(file, `${JSON.stringify({ ...frame, page: derive(PAGE), small: derive(SMALL) }, null, 1)}\n`);
}
