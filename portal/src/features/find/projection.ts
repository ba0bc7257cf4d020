import { type GeoProjection, geoConicConformal } from 'd3-geo';

/** Width and height of the map's drawing; places are put on it in the same units. */
export const mapSize = { width: 400, height: 560 } as const;

/** The map's projection: the British Isles upright, Shetland included. */
export const mapProjection = (): GeoProjection =>
  geoConicConformal()
    .parallels([51, 58])
    .rotate([4.3, 0])
    .fitExtent(
      [
        [8, 8],
        [mapSize.width - 8, mapSize.height - 8],
      ],
      {
        type: 'MultiPoint',
        coordinates: [
          [-10.6, 51.4],
          [1.8, 52.5],
          [-5.2, 49.9],
          [-0.8, 60.9],
        ],
      },
    );
