/** Form parts: label, hint, problem, answer, in this order. What was typed is always kept. */
import type { ComponentChildren, JSX } from 'preact';
import type { Translate } from '../messages/translate.ts';

/** A problem with an answer, already a sentence. The summary and the field say the same words. */
export interface FieldProblem {
  /** Name of the field, or undefined when no single field is to blame. */
  readonly field?: string | undefined;
  readonly message: string;
}

export interface FieldProps {
  /** Also the element's id, to which the summary links. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly problems?: readonly FieldProblem[];
  /** Said after the label: most fields are needed, so the others are marked. */
  readonly optional?: string;
  readonly class?: string;
}

export interface InputProps extends FieldProps {
  readonly type?:
    | 'text'
    | 'email'
    | 'tel'
    | 'date'
    | 'month'
    | 'search'
    | 'number'
    | 'password'
    | 'file';
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search';
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly accept?: string;
}

const problemOf = (name: string, problems: readonly FieldProblem[] = []) =>
  problems.find(({ field }) => field === name);

/** What ties an answer to its hint and its problem. */
function described({ name, hint, problems }: FieldProps) {
  const problem = problemOf(name, problems);
  const ids = [hint && `${name}-hint`, problem && `${name}-wrong`].filter(Boolean).join(' ');
  return {
    ...(ids && { 'aria-describedby': ids }),
    ...(problem && { 'aria-invalid': 'true' as const }),
  };
}

const Frame = ({ children, ...props }: FieldProps & { children: ComponentChildren }) => {
  const { name, label, hint, problems, optional } = props;
  const problem = problemOf(name, problems);
  return (
    <div class={problem ? 'field field-wrong' : 'field'}>
      <label class="label" for={name}>
        {label} {optional && <span class="font-normal text-muted">{optional}</span>}
      </label>
      <HintAndProblem name={name} hint={hint} problem={problem} />
      {children}
    </div>
  );
};

interface HintAndProblemProps {
  readonly name: string;
  readonly hint: string | undefined;
  readonly problem: FieldProblem | undefined;
}

const HintAndProblem = ({ name, hint, problem }: HintAndProblemProps) => (
  <>
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    {problem && (
      <p class="wrong" id={`${name}-wrong`}>
        {problem.message}
      </p>
    )}
  </>
);

/** Preact's types want one literal for each kind of input; none of ours changes the others. */
const ofType = (type: NonNullable<InputProps['type']>) => ({ type }) as { readonly type: 'text' };

export const Field = ({ type = 'text', value, class: classes = '', ...props }: InputProps) => {
  const { autocomplete, inputMode, maxLength, min, max, accept } = props;
  return (
    <Frame {...props}>
      <input
        class={`input ${classes}`.trim()}
        id={props.name}
        name={props.name}
        {...ofType(type)}
        value={value}
        autocomplete={autocomplete}
        inputMode={inputMode}
        maxLength={maxLength}
        min={min}
        max={max}
        accept={accept}
        {...described(props)}
      />
    </Frame>
  );
};

export interface TextAreaProps extends FieldProps {
  readonly rows?: number;
  readonly maxLength?: number;
}

export const TextArea = ({
  rows = 4,
  value,
  maxLength,
  class: classes,
  ...props
}: TextAreaProps) => (
  <Frame {...props}>
    <textarea
      class={`input ${classes ?? ''}`.trim()}
      id={props.name}
      name={props.name}
      rows={rows}
      maxLength={maxLength}
      {...described(props)}
    >
      {value ?? ''}
    </textarea>
  </Frame>
);

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectProps extends FieldProps {
  readonly options: readonly Option[];
}

export const Select = ({ options, value, class: classes = '', ...props }: SelectProps) => (
  <Frame {...props}>
    <select
      class={`input ${classes}`.trim()}
      id={props.name}
      name={props.name}
      {...described(props)}
    >
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </Frame>
);

export interface ChoiceProps extends Omit<FieldProps, 'value' | 'class'> {
  /** `radio`: one answer; `checkbox`: any number of them. */
  readonly kind: 'radio' | 'checkbox';
  readonly options: readonly Option[];
  readonly chosen?: readonly string[];
}

/** A question with its answers in rows: the whole row can be pressed. */
export const Choice = ({ kind, options, chosen = [], ...props }: ChoiceProps) => {
  const { name, label, hint, problems, optional } = props;
  const problem = problemOf(name, problems);
  return (
    <fieldset class={problem ? 'field field-wrong' : 'field'} {...described(props)}>
      <legend class="label">
        {label} {optional && <span class="font-normal text-muted">{optional}</span>}
      </legend>
      <HintAndProblem name={name} hint={hint} problem={problem} />
      <div class="mt-2">
        {options.map((option, position) => (
          <label class="choice">
            <input
              type={kind}
              // The summary links to the field's name: the first answer carries it.
              id={position === 0 ? name : `${name}-${position}`}
              name={name}
              value={option.value}
              checked={chosen.includes(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span class="block text-md text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

/** First thing in main when answers were refused: every problem, each linking to its field. */
export const ErrorSummary = ({
  t,
  problems,
}: {
  t: Translate;
  problems: readonly FieldProblem[];
}) =>
  problems.length === 0 ? null : (
    <div class="problem" role="alert" aria-labelledby="problems">
      <h2 class="head" id="problems">
        {t('web:form.problems')}
      </h2>
      <ul class="mt-2 space-y-1">
        {problems.map(({ field, message }) => (
          <li>{field === undefined ? message : <a href={`#${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );

/** The form's token: proves that the form is ours and lets a second press change nothing. */
export const HiddenToken = ({ token, name = '_token' }: { token: string; name?: string }) => (
  <input type="hidden" name={name} value={token} />
);

export interface ButtonProps {
  readonly kind?: 'main' | 'quiet' | 'leave' | 'bright';
  readonly isSmall?: boolean;
  /** With an address it is a link that looks like a button. */
  readonly href?: string;
  readonly name?: string;
  readonly value?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

const BUTTON_CLASSES = {
  main: 'btn',
  quiet: 'btn btn-quiet',
  leave: 'btn btn-leave',
  bright: 'btn btn-bright',
} as const;

/** One filled (`main`) button a view. */
export const Button = ({
  kind = 'main',
  isSmall,
  href,
  children,
  ...rest
}: ButtonProps): JSX.Element => {
  const classes = [BUTTON_CLASSES[kind], isSmall && 'btn-small', rest.class]
    .filter(Boolean)
    .join(' ');
  if (href !== undefined)
    return (
      <a class={classes} href={href}>
        {children}
      </a>
    );
  return (
    <button class={classes} type="submit" name={rest.name} value={rest.value}>
      {children}
    </button>
  );
};
