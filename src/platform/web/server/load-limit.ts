/** Sheds load before it drowns us: past a number of requests at once, reading yields to filing. */

/** Well above what 1,500 pages a second keep in flight, well below what exhausts memory. */
const MOST_READS_IN_FLIGHT = 200;
/** A resident who files is let in while readers are already asked to wait. */
const MOST_IN_FLIGHT = 500;

export interface LoadLimiter {
  /** True when the request may enter; then `leave` must be called once. */
  mayEnter(kind: 'read' | 'act'): boolean;
  leave(): void;
}

export function createLoadLimiter(
  mostReads: number = MOST_READS_IN_FLIGHT,
  mostOfAll: number = MOST_IN_FLIGHT,
): LoadLimiter {
  let inFlight = 0;
  return {
    mayEnter(kind) {
      if (inFlight >= (kind === 'read' ? mostReads : mostOfAll)) return false;
      inFlight += 1;
      return true;
    },
    leave() {
      inFlight -= 1;
    },
  };
}
