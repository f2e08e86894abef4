// Derives the map of the programme area from Natural Earth: the land and its inner borders as paths for the map page, and
// two small pictures, light and dark, for the maps on the pages of cases and places. What it writes is kept in the
// repository, so this is run only to change the map, and two runs write the same bytes:
//
//     cd "$(mktemp -d)" && npm install world-atlas@2.0.2
//     node …/themes/pearls/map/derive.mjs node_modules/world-atlas/countries-10m.json
//
// The source is Natural Earth 4.1 (public domain) as TopoJSON in world-atlas 2.0.2 (ISC).

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const SOURCE_SHA256 = '3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79';
const THEME = new URL('..', import.meta.url);

// The frame and the projection, the same as in src/map/mod.rs: Lambert's azimuthal equal-area projection.
const FRAME = { width: 700, height: 1020 };
const CENTRE = { lat: 60, lon: 18, x: 350, y: 494 };
const RADIUS = 2700;
/** How far beyond the frame land is drawn, so that no line of the cut is seen. */
const MARGIN = 40;

// How small a triangle of three points must be for its middle one to go, how small an island; in square units of the frame.
const PAGE = { detail: 1.5, island: 2.5, scale: 4 };
const LOCATOR = { detail: 14, island: 20, scale: 1 };

// The colours of the small pictures, which no style sheet reaches: those that the page's style sheet mixes for the map.
const LIGHT = { sea: '#e5e9e8', wave: '#cbd6d9', land: '#fbf9f4', coast: '#83a2b0', border: '#d4d5d3' };
const DARK = { sea: '#10212c', wave: '#1f3543', land: '#26343d', coast: '#4d758d', border: '#414e56' };

const bytes = readFileSync(process.argv[2] ?? 'node_modules/world-atlas/countries-10m.json');
if (createHash('sha256').update(bytes).digest('hex') !== SOURCE_SHA256) {
  throw new Error('this is not countries-10m.json of world-atlas 2.0.2');
}
const topology = JSON.parse(bytes);

/** Degrees to units of the frame. */
function project([lon, lat]) {
  const radians = Math.PI / 180;
  const [phi, phi0, lambda] = [lat * radians, CENTRE.lat * radians, (lon - CENTRE.lon) * radians];
  const cosine = Math.sin(phi0) * Math.sin(phi) + Math.cos(phi0) * Math.cos(phi) * Math.cos(lambda);
  const k = RADIUS * Math.sqrt(2 / (1 + Math.max(cosine, -0.999)));
  const x = k * Math.cos(phi) * Math.sin(lambda);
  const y = k * (Math.cos(phi0) * Math.sin(phi) - Math.sin(phi0) * Math.cos(phi) * Math.cos(lambda));
  return [CENTRE.x + x, CENTRE.y - y];
}

/** An arc of the topology, whose points are written as differences. */
function decode(arc) {
  const { scale, translate } = topology.transform;
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    const lon = x * scale[0] + translate[0];
    // The far east of Russia lies beyond the date line; there it must not jump to the west of the map.
    return project([lon < -90 ? lon + 360 : lon, y * scale[1] + translate[1]]);
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

const isNear = ([x, y], by) => x > -by && x < FRAME.width + by && y > -by && y < FRAME.height + by;

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
  const [right, bottom] = [FRAME.width + MARGIN, FRAME.height + MARGIN];
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

/** Lines in the sea that follow the coast, as layers grow in a shell: broad strokes, each laid over the one before. */
const waves = [[54, 52.4], [33, 31.4], [15, 13.4]];
const wave = (line, outer, calm, inner) =>
  `<use href="#land" ${line} stroke-width="${+outer.toFixed(1)}"/><use href="#land" ${calm} stroke-width="${+inner.toFixed(1)}"/>`;

const page = derive(PAGE);
const zoom = 1 / PAGE.scale;
writeFileSync(
  new URL('templates/land.html', THEME),
  `{#- The land of the programme area and around it, in units of a quarter; made by map/derive.mjs. -#}
<g transform="scale(${zoom})"><defs><path id="land" d="${page.land}"/></defs>
<g class="map-waves">${waves.map(([outer, inner]) => wave('class="map-wave"', outer / zoom, 'class="map-calm"', inner / zoom)).join('')}</g>
<use href="#land" class="map-land"/><path class="map-borders" d="${page.borders}"/></g>
`,
);

const locator = derive(LOCATOR);
mkdirSync(new URL('images', THEME), { recursive: true });
for (const [name, colours] of Object.entries({ land: LIGHT, 'land-dark': DARK })) {
  const own = ([outer, inner]) => wave(`stroke="${colours.wave}"`, outer + 2, `stroke="${colours.sea}"`, inner);
  writeFileSync(
    new URL(`images/${name}.svg`, THEME),
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${FRAME.width} ${FRAME.height}" width="${FRAME.width}" height="${FRAME.height}" stroke-linejoin="round">
<defs><path id="land" d="${locator.land}"/></defs>
<rect width="${FRAME.width}" height="${FRAME.height}" fill="${colours.sea}"/>
${waves.map(own).join('')}
<use href="#land" fill="${colours.land}" stroke="${colours.coast}" stroke-width="2.5"/>
<path d="${locator.borders}" fill="none" stroke="${colours.border}" stroke-width="2"/>
</svg>
`,
  );
}
