import type { Contradiction, Demand, ReturnItem } from './review.events.js';

type Demanding = ReturnItem & { readonly demand: Demand };

const valueOf = ({ wants }: Demand): number | string | undefined => (typeof wants === 'object' ? wants.value : undefined);

/** Adding or setting what another removes, and unequal values, cannot both be met. */
const isOpposite = (a: Demand, b: Demand): boolean => {
  if (a.wants === 'remove' || b.wants === 'remove') return a.wants !== b.wants;
  const [one, other] = [valueOf(a), valueOf(b)];
  return one !== undefined && other !== undefined && one !== other;
};

/** Opposite demands of different departments on one subject of one section (L7). */
export const contradictionsOf = (items: readonly ReturnItem[]): readonly Contradiction[] => {
  const demanding = items.filter((item): item is Demanding => item.demand !== undefined);
  const about = (a: Demanding, b: Demanding): boolean => a.section === b.section && a.demand.subject === b.demand.subject;
  const opposed = demanding.filter((item) => demanding.some((other) => about(item, other) && item.department !== other.department && isOpposite(item.demand, other.demand)));
  const firsts = opposed.filter((item, index) => opposed.findIndex((other) => about(item, other)) === index);
  return firsts.map((first) => ({ section: first.section, subject: first.demand.subject, items: opposed.filter((item) => about(first, item)).map((item) => item.id) }));
};
