/** The four places where residents can walk in. */
import type { Address } from './addresses.ts';
import type { OpeningHours, Station, StationService, Weekday } from './prepared-agency.ts';

const WEEK: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

const open = (days: readonly Weekday[], opens: string, closes: string): OpeningHours[] =>
  days.map((weekday) => ({ weekday, opens, closes }));

const WORKDAYS = WEEK.slice(0, 5);
const SATURDAY = WEEK.slice(5, 6);

interface StationPlan {
  readonly code: string;
  readonly name: string;
  readonly number: number;
  readonly street: string;
  readonly phone: string;
  readonly hours: readonly OpeningHours[];
  readonly services: readonly StationService[];
}

const PLANS: readonly StationPlan[] = [
  {
    code: 'harbor-street',
    name: 'Harbor Street station',
    number: 2,
    street: 'Harbor Street',
    phone: '555-0150',
    hours: open(WEEK, '00:00', '24:00'),
    services: [
      'report-in-person',
      'complaint-forms',
      'lost-property',
      'records-requests',
      'custody',
      'step-free',
    ],
  },
  {
    code: 'library-desk',
    name: 'Library desk',
    number: 14,
    street: 'Quay Street',
    phone: '555-0151',
    hours: [...open(WORKDAYS, '10:00', '17:00'), ...open(SATURDAY, '10:00', '14:00')],
    services: ['complaint-forms', 'lost-property', 'interpreter-phone', 'step-free'],
  },
  {
    code: 'northshore',
    name: 'Northshore station',
    number: 410,
    street: 'Alder Avenue',
    phone: '555-0152',
    hours: [...open(WORKDAYS, '08:00', '20:00'), ...open(SATURDAY, '10:00', '16:00')],
    services: ['report-in-person', 'complaint-forms', 'lost-property', 'meeting-room', 'step-free'],
  },
  {
    code: 'mariner-avenue',
    name: 'Mariner Avenue station',
    number: 3610,
    street: 'Mariner Avenue',
    phone: '555-0153',
    hours: open(WORKDAYS, '08:00', '18:00'),
    services: [
      'report-in-person',
      'complaint-forms',
      'interpreter-phone',
      'meeting-room',
      'step-free',
    ],
  },
];

/** Each station stands at an address of the list; throws when one is missing. */
export const placeStations = (addresses: readonly Address[]): Station[] =>
  PLANS.map(({ number, street, ...plan }) => {
    const address = addresses.find((one) => one.number === number && one.street === street);
    if (!address) throw new Error(`${number} ${street} is not an address.`);
    const { code, name, phone, hours, services } = plan;
    return {
      code,
      name,
      street: `${number} ${street}`,
      postalCode: address.postalCode,
      at: address.at,
      beat: address.beat,
      phone,
      hours,
      services,
    };
  });
