/** What people see when the page they asked for cannot be given: what happened and what to do. */
import { Button, ErrorSummary } from '../look/fields.tsx';
import { type Furniture, renderPage, visitFor } from '../page.tsx';
import type { Problem, RenderProblemPage } from '../problem.ts';
import { plainProblemPage } from '../server/send-problem.ts';
import type { Visit } from '../visit.ts';

/** Draws problems in the frame of the site; without a site (unknown host) as plain text. */
export const problemPages =
  (furniture: Furniture): RenderProblemPage =>
  (problem, visit) =>
    visit === undefined ? plainProblemPage(problem, visit) : drawProblem(problem, visit, furniture);

function drawProblem(problem: Problem, visit: Visit, furniture: Furniture): string {
  const { title, status } = problem;
  const content = <ProblemContent problem={problem} visit={visitFor(visit, 'problems')} />;
  return renderPage(visit, { title, status, content, messages: 'problems' }, furniture);
}

const ProblemContent = ({ problem, visit }: { problem: Problem; visit: Visit }) => (
  <div class="wrap pt-8">
    <div class="max-w-2xl space-y-6">
      <h1 class="title">{problem.title}</h1>
      <p class="lead">{problem.detail}</p>
      <ErrorSummary
        t={visit.t}
        problems={problem.refusals.map(({ detail }) => ({ message: detail }))}
      />
      {problem.errorId !== undefined && (
        <p>
          <code class="rounded-sm bg-sunken px-2 py-1 font-mono">{problem.errorId}</code>
        </p>
      )}
      <p>
        <Button href={visit.href('/')}>{visit.t('web:home')}</Button>
      </p>
    </div>
  </div>
);
