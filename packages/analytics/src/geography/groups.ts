/** Groups numbered things that links join, directly or over others. */

export type Link = readonly [one: number, other: number];

/** Groups of the numbers 0 to count - 1, each in order, in the order of their smallest number. */
export function groups(count: number, links: readonly Link[]): number[][] {
  const leaders = Int32Array.from({ length: count }, (_, place) => place);
  const leaderOf = (place: number): number => {
    let leader = place;
    while (leaders[leader] !== leader) {
      const next = leaders[leader] ?? leader;
      leaders[leader] = leaders[next] ?? next;
      leader = next;
    }
    return leader;
  };
  for (const [one, other] of links) {
    const first = leaderOf(one);
    const second = leaderOf(other);
    leaders[Math.max(first, second)] = Math.min(first, second);
  }
  const members = new Map<number, number[]>();
  for (let place = 0; place < count; place += 1) {
    const leader = leaderOf(place);
    const known = members.get(leader);
    if (known === undefined) members.set(leader, [place]);
    else known.push(place);
  }
  return [...members.values()];
}
