/** Small pieces with invented examples. */
import type { Visit } from '../visit.ts';
import { Example } from './example.examples.tsx';
import { Button } from './fields.tsx';
import { Icon } from './icons.tsx';
import { ArrowLink, Face, FactList, Facts, Note, PageHead, Panel, Tag, Trail } from './pieces.tsx';

export const PieceExamples = ({ visit: { t } }: { visit: Visit }) => (
  <Example title="Pieces">
    <div class="grid gap-x-16 gap-y-10 lg:grid-cols-[1.9fr_1fr]">
      <MainPieces t={t} />
      <AsidePieces />
    </div>
    <PageHead over="Beat 4" title="Harbor Quarter" lead="Four officers look after this beat.">
      <Button href="#ask">Ask my team</Button>
      <Button kind="quiet" href="#updates">
        <Icon name="bell" size={20} />
        Get updates
      </Button>
    </PageHead>
  </Example>
);

const MainPieces = ({ t }: Pick<Visit, 't'>) => (
  <div class="space-y-8">
    <ul class="grid border-t border-line *:border-b *:border-line sm:grid-cols-2 sm:gap-x-10">
      {(
        [{ name: 'Sgt. Maren Okafor' }, { name: 'Ofc. Luis Tran' }, 'withheld', 'vacant'] as const
      ).map((who) => (
        <li class="flex gap-4 py-4">
          <Face t={t} who={who} />
          <div>
            <p class="font-semibold">{typeof who === 'string' ? 'Liaison officer' : who.name}</p>
            <p class="text-md text-muted">
              {typeof who === 'string' ? 'Since September 3' : 'On this beat 3 years 2 months'}
            </p>
          </div>
        </li>
      ))}
    </ul>
    <p class="flex flex-wrap gap-3">
      <Tag>Received</Tag>
      <Tag kind="run">Under way</Tag>
      <Tag kind="good">Done, in review</Tag>
      <Tag kind="warn">No news for 94 days</Tag> <Tag kind="bad">4 days late</Tag>{' '}
      <Tag kind="plain">Beat 4</Tag>
    </p>
    <Note title="Why four numbers are hidden">
      Two counts are so small that a neighbor could guess.
    </Note>
    <Note kind="warn" title="Corrected on November 16">
      11 bicycle thefts were shown on the wrong beat.
    </Note>
    <Note kind="wall">The officer concerned cannot open this.</Note>
    <Facts
      facts={[
        {
          name: 'What happened',
          value: 'A bicycle was taken.',
          change: <a href="#what">Change</a>,
        },
        { name: 'When', value: 'Early November' },
      ]}
    />
  </div>
);

const AsidePieces = () => (
  <div class="space-y-8">
    <Panel labelledBy="meeting">
      <p class="over flex items-center gap-2">
        <Icon name="calendar" size={20} />
        Next meeting
      </p>
      <h3 class="head mt-3" id="meeting">
        Tuesday, November 24 at 6:30 pm
      </h3>
      <p class="mt-4">
        <ArrowLink href="#seat">Save me a seat</ArrowLink>
      </p>
    </Panel>
    <FactList
      facts={[
        { name: 'Friendly conversations', value: '412' },
        { name: 'Calls answered', value: '631' },
      ]}
    />
    <Trail
      steps={[
        { state: 'done', when: 'November 20', title: 'We have your complaint' },
        {
          state: 'now',
          when: 'By November 23',
          title: 'A person reads it',
          text: 'You get a note.',
        },
        { state: 'later', when: 'By February 18', title: 'You get the finding' },
      ]}
    />
  </div>
);
