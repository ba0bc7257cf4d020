import { neighbour, provider } from 'virtual:map-outline';
import { scaleSqrt } from 'd3-scale';
import type { Schemas } from '../../api/console.ts';
import { countOf } from '../../ui/format.ts';
import styles from './PlacesMap.module.css';
import { mapProjection, mapSize } from './projection.ts';

type Place = Schemas.OpenPlace;

interface PlacesMapProps {
  readonly places: readonly Place[];
  readonly chosen: number | undefined;
  /** The place whose event is being pointed at in the list. */
  readonly pointedAt: number | null;
  readonly onChoose: (id: number | undefined) => void;
}

const project = mapProjection();

interface Dot {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
}

/** Large places first, so that small ones lie on top; those without a position are only listed. */
function dotsOf(places: readonly Place[]): readonly Dot[] {
  return places
    .flatMap((place) => {
      const { latitude, longitude } = place;
      const at = latitude === null || longitude === null ? null : project([longitude, latitude]);
      return at ? [{ place, x: at[0], y: at[1] }] : [];
    })
    .toSorted((a, b) => b.place.free_seats - a.place.free_seats);
}

function finding(dots: readonly Dot[]): string {
  const [most] = dots;
  if (!most) return 'Map of the United Kingdom and Ireland; no place on it fits.';
  return `Map of ${countOf(dots.length, 'place')} with free seats; most are in ${most.place.name}, ${countOf(most.place.free_seats, 'seat')}. The same places can be chosen in the Place filter.`;
}

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

/**
 * Where there are free seats: the more, the larger the dot. Dots are for the pointer; whoever uses a keyboard or a
 * screen reader has the same choice in the Place filter.
 */
export function PlacesMap({ places, chosen, pointedAt, onChoose }: PlacesMapProps) {
  const dots = dotsOf(places);
  const diameter = scaleSqrt([0, Math.max(1, dots[0]?.place.free_seats ?? 1)], [9, 34]);
  return (
    <div className={styles['map']} style={{ aspectRatio: `${mapSize.width} / ${mapSize.height}` }}>
      <svg viewBox={`0 0 ${mapSize.width} ${mapSize.height}`} role="img" aria-label={finding(dots)}>
        <path d={neighbour} className={styles['neighbour']} />
        <path d={provider} className={styles['land']} />
      </svg>
      <div aria-hidden>
        {dots.map(({ place, x, y }) => (
          <button
            key={place.id}
            type="button"
            tabIndex={-1}
            className={styles['dot']}
            data-chosen={place.id === chosen || undefined}
            data-faded={(chosen !== undefined && place.id !== chosen) || undefined}
            data-pointed={place.id === pointedAt || undefined}
            style={{ left: percent(x, mapSize.width), top: percent(y, mapSize.height) }}
            onClick={() => onChoose(place.id === chosen ? undefined : place.id)}
          >
            <span
              className={styles['mark']}
              style={{ width: diameter(place.free_seats), height: diameter(place.free_seats) }}
            />
            <span className={styles['name']} data-side={x > mapSize.width * 0.7 ? 'left' : 'right'}>
              <strong>{place.name}</strong> {countOf(place.free_seats, 'free seat')}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}
