import { Button, Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import type { Schemas } from '../../api/console.ts';
import { countOf, showCount } from '../../ui/format.ts';
import styles from './KitBoard.module.css';
import { KitCard, type KitTask } from './KitCard.tsx';
import { isPlace, type Place, places } from './places.ts';
import type { Card, Scanner } from './use-scanner.ts';

interface KitBoardProps {
  readonly board: Schemas.KitBoard;
  readonly scanner: Scanner;
  /** The column that a narrow window shows. */
  readonly column: Place;
  readonly onColumn: (column: Place) => void;
  readonly onTask: (task: KitTask, card: Card) => void;
}

function Cards({
  board,
  place,
  scanner,
  onTask,
}: Omit<KitBoardProps, 'column' | 'onColumn'> & { place: Place }) {
  const { cards, total } = board[place];
  const [isWhole, setWhole] = useState(false);
  const most = place === 'here' ? 24 : 8;
  const shown = isWhole ? cards : cards.slice(0, most);
  const { empty } = places.find((one) => one.place === place) ?? { empty: '' };
  if (cards.length === 0) return <p className={styles['empty']}>{empty}</p>;
  return (
    <>
      <ul className={styles['cards']}>
        {shown.map((card) => (
          <KitCard
            key={card.kit_id ?? `booking ${card.booking_id}`}
            card={card}
            place={place}
            isChosen={place === 'to_post' && scanner.session?.booking_id === card.booking_id}
            kitInHand={scanner.kit}
            onChoose={() => scanner.choose(card)}
            onTake={() => scanner.take(card.bar_code ?? '')}
            onTask={(task) => onTask(task, card)}
          />
        ))}
      </ul>
      {shown.length < cards.length ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setWhole(true)}>
          Show {countOf(cards.length - shown.length, 'more', 'more')}
        </Button>
      ) : null}
      {isWhole && total > cards.length ? (
        <p className={styles['more']}>
          {countOf(total - cards.length, 'more is', 'more are')} not shown: filter.
        </p>
      ) : null}
    </>
  );
}

function Columns(props: KitBoardProps) {
  return (
    <div className={styles['board']}>
      {places.map(({ place, title }) => (
        <section
          key={place}
          className={styles['column']}
          data-place={place}
          aria-labelledby={`column-${place}`}
        >
          <h2 id={`column-${place}`} className={styles['title']}>
            {title} <span className={styles['count']}>{showCount(props.board[place].total)}</span>
          </h2>
          <Cards {...props} place={place} />
        </section>
      ))}
    </div>
  );
}

function ColumnTabs({ column, onColumn, ...props }: KitBoardProps) {
  return (
    <Tabs value={column} onChange={(value) => isPlace(value) && onColumn(value)} keepMounted={false}>
      <Tabs.List className={styles['tabs']}>
        {places.map(({ place, title }) => (
          <Tabs.Tab key={place} value={place}>
            {title} {showCount(props.board[place].total)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {places.map(({ place }) => (
        <Tabs.Panel key={place} value={place} pt="sm">
          <Cards {...props} place={place} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** Where every kit is: columns side by side, or behind tabs where there is no room for them. */
export function KitBoard(props: KitBoardProps) {
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  return isNarrow ? <ColumnTabs {...props} /> : <Columns {...props} />;
}
