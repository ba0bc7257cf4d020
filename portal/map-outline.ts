import { createRequire } from 'node:module';
import { geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { Plugin } from 'vite';
import { mapProjection } from './src/features/find/projection.ts';

type Topology = Parameters<typeof feature>[0];

/** ISO numbers of what is drawn: the United Kingdom, the Isle of Man and Ireland. */
const drawn = { provider: ['826', '833'], neighbour: ['372'] };

const name = 'virtual:map-outline';

function outlineOf(atlas: Topology, ids: readonly string[]): string {
  const countries = atlas.objects['countries'];
  if (countries?.type !== 'GeometryCollection') throw new Error('the atlas has no countries');
  const geometries = countries.geometries.filter(({ id }) => ids.includes(String(id)));
  const draw = geoPath(mapProjection()).digits(1);
  return draw(feature(atlas, { type: 'GeometryCollection', geometries })) ?? '';
}

/**
 * The map's coasts as two finished SVG paths, drawn while the portal is built: the browser gets some kilobytes of
 * two countries, not 740 of the world.
 */
export function mapOutline(): Plugin {
  return {
    name: 'map-outline',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      const atlas = createRequire(import.meta.url)('world-atlas/countries-50m.json') as Topology;
      return Object.entries(drawn)
        .map(([key, ids]) => `export const ${key} = ${JSON.stringify(outlineOf(atlas, ids))};`)
        .join('\n');
    },
  };
}
