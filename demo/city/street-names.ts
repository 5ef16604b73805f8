/** Invented street names by part of the city; some with accents and apostrophes, as in life. */

const OLD_ALONG = `
  Ropemaker Chandler Cooper Lantern Peña Sailmaker Compass Anchor O'Hara Tidewater Mill
  Cordwainer Capstan Bellman Lighterman Halyard Shipwright Núñez Bosun Windlass Net Beacon
  Galley Ferryman Cable Spar
`;
const OLD_ACROSS = `
  Fish Market Exchange Weighhouse Assembly St._Brendan's Candle Brewer Tallow Copper
  Foundling Needle Tinsmith Guildhall Bell Pepper D'Arcy Cartwright Granary Weaver Saddler
  Glover Baker Dyer Linen Tide Coal Pilot
`;
const NORTH_ALONG = `
  Hazel Rowan Cedar Maple Laurel Aspen Hawthorn Willow Sorrel Bracken Yarrow Heather
  Clover Foxglove Marigold Larkspur Thistle Primrose Bluebell Celandine Tansy Teasel Vetch
  Mallow Campion Bryony Comfrey Saffron Juniper Myrtle Elder Spruce Hemlock Tamarack
  Madrone Manzanita Sumac Chestnut Dogwood Hornbeam Viburnum Spindle Medlar Quince Damson
  Mulberry Walnut Almond
`;
const SOUTH_ALONG = `
  Heron Curlew Plover Sandpiper Tern Avocet Bittern Osprey Kestrel Merlin Lapwing Dunlin
  Teal Wigeon Gannet Fulmar Petrel Shearwater Kittiwake Cormorant Egret Ibis Snipe Godwit
  Whimbrel Turnstone Pipit
`;
const SOUTH_ACROSS = `
  Reed Sedge Samphire Marram Lavender Glasswort São_Bento Eelgrass Bulrush Kelp Dulse
  Cockle Oyster Mussel Winkle Limpet Driftwood Shingle Pebble Estuary Lagoon Saltpan
  Sluice Müller Causeway Levee Withy Osier O'Neill
`;
const EAST_ALONG = `
  Granger Holloway Whitcombe Ellery Marlowe Castellan Penrose Aldous Fairbairn Lindqvist
  Okonjo Halloran Vasquez Tremaine Beaumont Castañeda Ashdown Winslow Carrick Delacroix
  Sorensen Kimura Abernathy Quintero Radcliffe Thornbury Nakagawa Pemberton Ostrander
  Villaseñor Merriweather Tolliver Hargrove Blackwood
`;
const EAST_ACROSS = `
  Summit Terrace Vista Canyon Meadow Valley Prospect Sunrise Orchardist Vineyard Pasture
  Hillcrest Overlook Boulder Cascade Granite Quarry Timber Sawyer Miller Wheelwright
  Harvest Thresher Clearwater Spring Cistern Aqueduct Reservoir Bluff Crest Ravine Gully
  Copse Spinney Thicket Hedgerow Stile Paddock
`;

export interface NamePool {
  readonly words: readonly string[];
  /** The endings in turn, the commonest first. */
  readonly endings: readonly string[];
}

const pool = (words: string, ...endings: string[]): NamePool => ({
  words: words
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll('_', ' ')),
  endings,
});

/** `numbered` streets need no words: 1st Avenue, 2nd Avenue, ... */
export const NAME_POOLS = {
  oldAlong: pool(OLD_ALONG, 'Lane', 'Street', 'Row'),
  oldAcross: pool(OLD_ACROSS, 'Street', 'Lane', 'Yard'),
  northAlong: pool(NORTH_ALONG, 'Street', 'Street', 'Drive'),
  southAlong: pool(SOUTH_ALONG, 'Street', 'Way', 'Street'),
  southAcross: pool(SOUTH_ACROSS, 'Avenue', 'Lane', 'Avenue'),
  eastAlong: pool(EAST_ALONG, 'Street', 'Drive', 'Court'),
  eastAcross: pool(EAST_ACROSS, 'Avenue', 'Road', 'Place'),
} as const;

/** Names where the rule alone would give another ending than the city uses. */
const KNOWN: Readonly<Record<string, string>> = {
  Peña: 'Peña Street',
  "O'Hara": "O'Hara Lane",
  Chandler: 'Chandler Lane',
  Mill: 'Mill Lane',
  "St. Brendan's": "St. Brendan's Place",
};

const suffix = (number: number) => {
  if (number % 100 >= 11 && number % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
};

export const numberedAvenue = (number: number): string => `${number}${suffix(number)} Avenue`;

/** When a pool is used up its names return as `Upper Chandler Lane`; a third round is a mistake. */
export function nameFrom({ words, endings }: NamePool, index: number): string {
  const word = words[index % words.length];
  if (word === undefined || index >= 2 * words.length)
    throw new RangeError('Too few street names.');
  const name = KNOWN[word] ?? `${word} ${endings[index % endings.length] ?? 'Street'}`;
  return index < words.length
    ? name
    : `Upper ${KNOWN[word] ?? `${word} ${endings[0] ?? 'Street'}`}`;
}
