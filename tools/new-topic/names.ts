/** How one topic is called in files, code, tables and pages: one name, in four ways of writing. */
import { PRACTICES } from '../architecture/kinds.ts';

export interface TopicNames {
  readonly practice: string;
  /** The folder, plural: `foot-patrols`. */
  readonly topic: string;
  /** One of them: `foot-patrol`. */
  readonly thing: string;
  readonly topicType: string;
  readonly thingType: string;
  readonly topicValue: string;
  readonly thingValue: string;
  readonly table: string;
  /** For the page: `Foot patrols`. */
  readonly title: string;
}

/** `foot-patrols` -> `foot-patrol`, `policies` -> `policy`; for other plurals name the thing. */
const singular = (topic: string) => topic.replace(/ies$/, 'y').replace(/s$/, '');

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const typeName = (name: string) => name.split('-').map(capital).join('');

const valueName = (name: string) => {
  const type = typeName(name);
  return type.charAt(0).toLowerCase() + type.slice(1);
};

/** Reads `practice/topic`; a text says what is wrong with it. */
export function namesOf(place: string, thing?: string): TopicNames | string {
  const [practice = '', topic = '', ...rest] = place.split('/');
  const isName = (name: string) => /^[a-z]+(-[a-z]+)*$/.test(name);
  if (!isName(topic) || rest.length > 0) return 'Say it as practice/topic, like presence/stations';
  if (!PRACTICES.some((known) => known === practice))
    return `There is no practice "${practice}"; there are ${PRACTICES.join(', ')}`;
  const one = thing ?? singular(topic);
  if (!isName(one) || one === topic)
    return `What is one of ${topic} called? Add it: npm run new-topic -- ${place} THING`;
  return {
    practice,
    topic,
    thing: one,
    topicType: typeName(topic),
    thingType: typeName(one),
    topicValue: valueName(topic),
    thingValue: valueName(one),
    table: one.replaceAll('-', '_'),
    title: capital(topic.replaceAll('-', ' ')),
  };
}
