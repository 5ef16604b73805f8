/** Words of many sources, and the common group that each belongs to. */
import { describe, expect, it } from 'vitest';
import { groupOfCode, groupOfWord } from './category-words.rules.ts';
import { SENSITIVE_CATEGORIES, type Category } from '../categories.ts';

const known: readonly (readonly [Category, readonly string[]])[] = [
  [
    'sexual-offence',
    ['RAPE', 'Sex Offenses', 'PEEPING TOM', 'LEWD CONDUCT', 'CRIM SEXUAL ASSAULT', 'Abuso sexual'],
  ],
  [
    'sexual-offence',
    ['Violación simple', 'Indecent exposure', 'Human Trafficking, Commercial Sex'],
  ],
  ['domestic', ['INTIMATE PARTNER - SIMPLE ASSAULT', 'FAMILY DISTURBANCE', 'Violencia familiar']],
  ['domestic', ['VIOLATION OF RESTRAINING ORDER', 'Offences Against The Family And Children']],
  ['juvenile', ['CHILD ANNOYING (17YRS & UNDER)', 'Runaway', 'CRM AGNST CHLD (13 OR UNDER)']],
  ['stalking', ['STALKING', 'Cyberstalking']],
  ['suicide', ['Attempt Suicide']],
  ['homicide', ['MURDER & NON-NEGL. MANSLAUGHTER', 'Homicidios']],
  ['robbery', ['ROBBERY - CARJACKING', 'Robo (con violencia)', 'Robbery Firearm']],
  ['vehicle-theft', ['VEHICLE - STOLEN', 'auto-theft', 'Robo automotor', 'MVT']],
  [
    'vehicle-crime',
    ['THEFT F/AUTO', 'BURGLARY FROM VEHICLE', 'theft-from-motor-vehicle', 'BURG - AUTO'],
  ],
  ['burglary', ['B&E', 'Break and Enter Commercial', 'Unlawful Entry', 'ROBO A CASA HABITACIÓN']],
  ['theft', ['PETIT LARCENY', 'Theft from the person', 'Hurto (sin violencia)', 'BIKE - STOLEN']],
  ['assault', ['Assault (Non-domestic)', 'HARRASSMENT 2', 'Lesiones', 'Asslt W/dngrs Weapon']],
  ['damage', ['CRIMINAL MISCHIEF & RELATED OF', 'Vandalism', 'Daños']],
  ['arson', ['Arson']],
  ['drugs', ['DANGEROUS DRUGS', 'NARCOMENUDEO', 'Drug/Narcotic Offenses']],
  ['weapons', ['DANGEROUS WEAPONS', 'Weapon Law Violations']],
  ['fraud', ['THEFT OF IDENTITY', 'Forgery', 'Estafa', 'DECEPTIVE PRACTICE']],
  ['disorder', ['public-disorder', 'CRIMINAL TRESPASS', 'Prostitution Offenses']],
  ['other', ['DRIVING UNDER THE INFLUENCE', 'M/V Accident - Property Damage', 'Recovered Vehicle']],
];

describe('a word of a source', () => {
  it.each(known.flatMap(([group, words]) => words.map((word) => [word, group] as const)))(
    '%s belongs to %s',
    (word, group) => expect(groupOfWord(word)).toBe(group),
  );
  it('that is not understood belongs nowhere', () => {
    expect(groupOfWord('APOWW')).toBeUndefined();
    expect(groupOfWord('')).toBeUndefined();
  });
  it('with a protected offence in it is protected, whatever else it says', () => {
    for (const word of ['Burglary with rape', 'Theft by stalking', 'Assault on a child'])
      expect(SENSITIVE_CATEGORIES).toContain(groupOfWord(word));
  });
});

describe('a code of the national reporting system', () => {
  it('belongs to the group of its offence', () => {
    expect(groupOfCode('23F')).toBe('vehicle-crime');
    expect(groupOfCode('11d')).toBe('sexual-offence');
    expect(groupOfCode('120')).toBe('robbery');
    expect(groupOfCode('999999')).toBeUndefined();
  });
});
