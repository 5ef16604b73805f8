/** What the three pages of "Tell us about a mistake" show. */
import type { Refusal } from '#kernel/result.ts';
import {
  Button,
  ErrorSummary,
  Field,
  type FieldProblem,
  HiddenToken,
  TextArea,
} from '#platform/web/look/fields.tsx';
import { ArrowLink, Facts, Note, PageHead } from '#platform/web/look/pieces.tsx';
import { refusalSentence } from '#platform/web/messages/translate.ts';
import { DRAFT_FIELD } from '#platform/web/server/draft.ts';
import { TOKEN_FIELD } from '#platform/web/server/form-guard.ts';
import type { Visit } from '#platform/web/visit.ts';
import {
  type MistakeForm,
  PAGE_CHARACTERS_MOST,
  PROBLEM_CHARACTERS_MOST,
} from './mistake-report.ts';

interface FormPageProps {
  readonly visit: Visit;
  readonly token: string;
  readonly draft?: string;
  /** As typed; anything that is no text is not shown. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly refusals?: readonly Refusal[];
}

const typed = (value: unknown): string => (typeof value === 'string' ? value : '');

const problemsOf = ({ visit, refusals = [] }: FormPageProps): FieldProblem[] =>
  refusals.map((refusal) => ({
    field: refusal.field,
    message: refusalSentence(visit.locale, refusal),
  }));

export const FormPage = (props: FormPageProps) => {
  const { visit, token, draft, answers } = props;
  const { t, site, href } = visit;
  const problems = problemsOf(props);
  return (
    <>
      <PageHead title={t('corrections:form.title')} lead={t('corrections:form.lead')} />
      <div class="wrap">
        <form class="max-w-2xl space-y-7" method="post" action={href('/mistakes/check')}>
          <ErrorSummary t={t} problems={problems} />
          <Note>{t('corrections:form.notFor', { number: site.emergencyNumber })}</Note>
          <Field
            name="page"
            label={t('corrections:form.page')}
            hint={t('corrections:form.pageHint')}
            value={typed(answers['page'])}
            problems={problems}
            maxLength={PAGE_CHARACTERS_MOST}
          />
          <TextArea
            name="problem"
            label={t('corrections:form.problem')}
            hint={t('corrections:form.problemHint')}
            value={typed(answers['problem'])}
            problems={problems}
            rows={6}
            maxLength={PROBLEM_CHARACTERS_MOST}
          />
          <Hidden token={token} draft={draft} />
          <p class="hint">{t('corrections:form.kept', { name: site.name })}</p>
          <Button>{t('corrections:form.next')}</Button>
        </form>
      </div>
    </>
  );
};

const Hidden = ({ token, draft }: { token: string; draft: string | undefined }) => (
  <>
    <HiddenToken name={TOKEN_FIELD} token={token} />
    {draft !== undefined && <HiddenToken name={DRAFT_FIELD} token={draft} />}
  </>
);

interface CheckPageProps {
  readonly visit: Visit;
  readonly token: string;
  readonly draft: string;
  readonly form: MistakeForm;
}

export const CheckPage = ({ visit: { t, href }, token, draft, form }: CheckPageProps) => (
  <>
    <PageHead title={t('corrections:check.title')} />
    <div class="wrap">
      <div class="max-w-2xl space-y-7">
        <Facts
          facts={[
            { name: t('corrections:form.page'), value: form.page },
            {
              name: t('corrections:form.problem'),
              value: <span class="whitespace-pre-line">{form.problem}</span>,
            },
          ]}
        />
        <p class="hint">{t('corrections:check.kept')}</p>
        <div class="flex flex-wrap gap-3">
          <form method="post" action={href('/mistakes')}>
            <Hidden token={token} draft={draft} />
            <Button>{t('corrections:check.send')}</Button>
          </form>
          <form method="post" action={href('/mistakes/change')}>
            <Hidden token={token} draft={draft} />
            <Button kind="quiet">{t('corrections:check.change')}</Button>
          </form>
        </div>
      </div>
    </div>
  </>
);

export const SentPage = ({ visit, reference }: { visit: Visit; reference: string }) => {
  const { t, href, site } = visit;
  return (
    <>
      <PageHead title={t('corrections:sent.title')} />
      <div class="wrap">
        <div class="max-w-2xl space-y-5">
          <p>
            {t('corrections:sent.reference')} <b class="num text-lg">{reference}</b>
          </p>
          <p>{t('corrections:sent.next', { name: site.name })}</p>
          <p class="hint">{t('corrections:sent.kept')}</p>
          <ArrowLink href={href('/')}>{t('corrections:sent.home')}</ArrowLink>
        </div>
      </div>
    </>
  );
};
