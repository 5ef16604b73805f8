/**
 * Which common group a source's word for an offence belongs to, by what stands in it: the English
 * of several countries, and Spanish. Protected groups come first: what may be theirs is theirs.
 */
import type { Category } from '../categories.ts';

type Holds = (text: string) => boolean;
type WordRule = readonly [group: Category, holds: Holds];

const says =
  (wanted: RegExp, but?: RegExp): Holds =>
  (text) =>
    wanted.test(text) && !but?.test(text);

const PROTECTED: readonly WordRule[] = [
  ['violence', says(/violen\w+ and sexual/)],
  ['sexual-offence', says(/\brap(e|es|ed|ist)\b|\bsex|sodom|indecen|\blewd|molest|fondl|incest/)],
  ['sexual-offence', says(/porn|voyeur|peep|lasciv|carnal|estupro|violador|grop(e|ing)|upskirt/)],
  ['sexual-offence', says(/human traffick|trata de persona|obscen|buggery|\bcsc\b|\brevenge porn/)],
  ['sexual-offence', says(/violacion/, /domicilio|morada|transito|orden|\bley\b|condena|medida/)],
  ['suicide', says(/suicid|self ?harm|self ?inflict/)],
  ['stalking', says(/stalk|acecho|\bacoso\b/)],
  [
    'domestic',
    says(
      /domestic|\bfamil|spous|intimate partner|\bdv\b|conyug|violencia de genero/,
      /non ?domestic/,
    ),
  ],
  ['domestic', says(/(protection|protective|restraining|no contact|pfa|stay away) (order|viol)/)],
  ['domestic', says(/order of protection|\bvpo\b|\bcohabit|medidas? cautelar|dating violence/)],
  ['juvenile', says(/\bchi?ld|juvenil|run ?away|truan|infan|pedophil|curfew|delinquen|menores\b/)],
  ['juvenile', says(/menor de edad|\bnin[oa]s?\b|adolescen|\byouth|custod(y|ial) (interf|disp)/)],
  ['juvenile', says(/\bminors?\b|\bunderage/, /minor (inj|acc|dam|theft|off|crime|coll)/)],
];

const vehicle = new RegExp(
  String.raw`motor ?veh|motr veh|vehic|\bvehc?\b|automov|automot|\bautos?\b|\bcars?\b|truck` +
    String.raw`|mtr veh|\bm ?v\b|motorcycle|motocic|\bmotos?\b|coche|camioneta|\bcamion\b|\bmvt\b`,
);
const taking = new RegExp(
  String.raw`theft|larcen|\blarc\b|stole|steal|burg|break|b ?& ?e|prowl|smash|robo\b` +
    String.raw`|hurto|sustrac|taking|thft|\bgta\b|tamper|interfer|clout`,
);
/** What is taken is in the vehicle or on it, and not the vehicle. */
const fromVehicle = new RegExp(
  String.raw`\bfrom\b|\bfrm\b|\bf\b|parts?\b|accessor|contents|plates?\b|\btags?\b|interior` +
    String.raw`|objetos|autoparte|accesorio|break|smash|prowl|burg|b ?& ?e|\binto\b` +
    String.raw`|tamper|interfer|clout`,
);

const isOfVehicle: Holds = (text) =>
  vehicle.test(text) && taking.test(text) && !/recover|insurance|fraud|robber|jack/.test(text);

const TAKEN: readonly WordRule[] = [
  ['assault', says(/attempt\w* .*(murder|homicid)|(murder|homicid).*attempt|tentativa de homic/)],
  ['homicide', says(/homicid|murder|manslaughter|asesin|fem[in]*icid|muerte dolosa|\bkilling/)],
  ['arson', says(/arson|incendi|fire ?setting|set(ting)? fire/)],
  ['robbery', says(/robber|\brob\b|car ?jack|hold ?up|mugging|atraco|\basalto\b|vehicle jack/)],
  ['vehicle-crime', (text) => isOfVehicle(text) && fromVehicle.test(text)],
  ['vehicle-crime', says(/\bb[fo]?mv\b|vehicle crime|shop with veh/)],
  ['vehicle-theft', isOfVehicle],
  ['vehicle-theft', says(/grand theft auto|joy ?rid|uumv|\buuv\b|\bmvt\b|unauthori[sz]ed use of/)],
  ['burglary', says(/burg|break\w* ?(and|&|n|or) ?ent|\bb ?(&|and|n) ?e\b|house ?break/)],
  ['burglary', says(/home invasion|\bbreak ?ins?\b|(forced|unlawful) entry|allanamiento/)],
  ['burglary', says(/(hurto|robo)\b.*(casa|domicilio|vivienda|habitacion|morada)/)],
  ['robbery', says(/\brobos?\b/, /sin violencia/)],
];

const AGAINST_ORDER: readonly WordRule[] = [
  ['drugs', says(/drug|narco|controlled (danger|subst)|marij|cannab|cocain|heroin|\bmeth/)],
  ['drugs', says(/opium|estupef|droga|\bcds\b|parapher|\bsubstance|overdose|hallucin|narcomenu/)],
  ['fraud', says(/fraud|forg|counterf|embezz|identity|impersonat|bunco|swindl|false preten/)],
  ['fraud', says(/(bad|worthless|nsf|stolen) ch(e|ec)[ck]|credit card|estafa|extor|launder|brib/)],
  ['fraud', says(/decepti|confidence|\bscam|chantaje|falsific|blackmail|\bid theft|white collar/)],
  ['other', says(/\btraffic|accident|collision|hit ?(and|&|n) ?run|\bd[uw]i\b|\bo[wv]?i\b|\bdriv/)],
  ['other', says(/transito|siniestro|leaving (the )?scene|moving violation|vialidad|\bdui|dwi\b/)],
  ['theft', says(/theft|larcen|\blarc\b|stole|steal|shop ?lift|pick ?pocket|purse|hurto|sustrac/)],
  ['theft', says(/\brobos?\b|pilfer|\bthft/)],
  ['damage', says(/vandal|mischief|damag|destruct|graffiti|\bdanos?\b|defac/)],
  [
    'assault',
    says(
      /assault|as(s|a)?u?lt\b|\bbatt|strang|wound|menac|threat|intimid|harr?ass|mayhem|shooting/,
    ),
  ],
  ['assault', says(/stabb|fight|affray|bodily|injur|lesion|amenaza|agresi|violen|kidnap|abduct/)],
  [
    'assault',
    says(/secuestro|imprison|hostage|coerci|coacci|endanger|\bgbh\b|\babh\b|elder abuse/),
  ],
  [
    'assault',
    says(/(against|agnst|agst) (an? |the )?persons?\b|hazing|unlawful restraint|shots? at/),
  ],
  ['theft', says(/pocket|bicycle|\bbikes?\b|receiving|looting/)],
  ['weapons', says(/weapon|firearm|\bguns?\b|ammun|explos|shots|\bknife|armas?\b|portacion|bomb/)],
  ['disorder', says(/disord|disturb|drunk|intox|liquor|alcohol|noise|nuisance|loiter|vagran/)],
  ['disorder', says(/trespas|prostit|commercial\w* vice|gambl|pub(lic)? (ord|peace)|panhand|begg/)],
  ['disorder', says(/anti ?social|litter|urinat|riot|unlawful assemb|\bloud|breach|ebriedad/)],
  ['disorder', says(/escandalo|orden publico|\bbrawl|\bpeace\b|disrupt|\bvice\b/)],
  ['other', says(/\bother|\botros?\b|all else|misc|warrant|missing|\blost\b|\bfound\b|recover/)],
  ['other', says(/non ?crim|investigat|medical|alarm|service|assist|case clos|admin|resist/)],
  ['other', says(/obstruct|escape|perjur|suspicious|property|civil|death|animal|ordinance|fire\b/)],
  ['other', says(/contempt|licen[cs]e|not a crime|society|interfer|probation|parole|permit/)],
];

/** Of the National Incident-Based Reporting System. Source: fbi-nibrs */
const NIBRS: readonly (readonly [RegExp, Category])[] = [
  [/^(11[A-D]|36[AB]|370|90H|64[AB])$/, 'sexual-offence'],
  [/^90F$/, 'domestic'],
  [/^(90B|90I)$/, 'juvenile'],
  [/^09[A-C]$/, 'homicide'],
  [/^(100|13[A-C])$/, 'assault'],
  [/^120$/, 'robbery'],
  [/^200$/, 'arson'],
  [/^220$/, 'burglary'],
  [/^23[FG]$/, 'vehicle-crime'],
  [/^(23[A-EH]|280)$/, 'theft'],
  [/^240$/, 'vehicle-theft'],
  [/^(210|250|26[A-H]|270|510|90A)$/, 'fraud'],
  [/^290$/, 'damage'],
  [/^35[AB]$/, 'drugs'],
  [/^52[0-9]$/, 'weapons'],
  [/^(39[A-D]|40[A-C]|90C|90E|90G|90J)$/, 'disorder'],
  [/^(720|90D|90K|90L|90M|90Z|99|999)$/, 'other'],
];

/** Small letters, no accents, one gap for every sign: `Theft-F/Auto` is `theft f auto`. */
export const plainWord = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9&]+/g, ' ')
    .trim();

/** Undefined where nothing in the word is understood. */
export function groupOfWord(word: string): Category | undefined {
  const text = plainWord(word);
  const rules = [...PROTECTED, ...TAKEN, ...AGAINST_ORDER];
  return rules.find(([, holds]) => holds(text))?.[0];
}

/** For columns of codes alone. */
export const groupOfCode = (code: string): Category | undefined =>
  NIBRS.find(([codes]) => codes.test(code.trim().toUpperCase()))?.[1];
