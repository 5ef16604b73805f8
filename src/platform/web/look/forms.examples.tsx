/** A form with invented answers, two of them wrong. */
import type { Visit } from '../visit.ts';
import { exampleAreas } from './city.examples.ts';
import { Example } from './example.examples.tsx';
import { Button, Choice, ErrorSummary, Field, HiddenToken, Select, TextArea } from './fields.tsx';
import { Icon } from './icons.tsx';

const problems = [
  { field: 'what', message: 'Tell us what happened. A few words are enough' },
  { field: 'when', message: 'November has 30 days. Check the date, or write it in words' },
];

export const FormExamples = ({ visit: { t } }: { visit: Visit }) => (
  <Example title="Forms">
    <div class="max-w-2xl">
      <ErrorSummary t={t} problems={problems} />
      <form class="mt-8 space-y-8" action="#next" method="post" novalidate>
        <HiddenToken token="0.example" />
        <TextArea
          name="what"
          label="What happened?"
          hint="In your own words."
          problems={problems}
          rows={3}
        />
        <Field
          name="when"
          label="When was it?"
          value="November 31, 2026"
          problems={problems}
          class="max-w-sm"
        />
        <Field name="mail" label="Email" type="email" optional={t('web:form.optional')} />
        <Select
          name="beat"
          label="Beat"
          value="4"
          options={exampleAreas.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Choice
          kind="radio"
          name="answer"
          label="Do you want an answer?"
          options={[
            { value: 'yes', label: 'Yes', hint: 'You get a code to read it.' },
            { value: 'no', label: 'No' },
          ]}
          chosen={['yes']}
        />
        <p class="flex flex-wrap items-center gap-x-6 gap-y-4">
          <Button>Continue</Button>
          <Button kind="quiet" name="save" value="1">
            Save and come back later
          </Button>
          <Button kind="leave" href="https://weather.example">
            <Icon name="leave" size={18} />
            Leave this page now
          </Button>
        </p>
      </form>
    </div>
  </Example>
);
