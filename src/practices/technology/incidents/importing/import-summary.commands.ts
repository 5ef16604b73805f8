/** What a person, and what a script, is told when an import of incidents has ended. */
import type { Agency } from '#trust/agencies/agency.ts';
import { sayRefusals, type CommandTools } from '#platform/commands.ts';
import type { ImportedIncidents, NothingImported } from './import-incidents.action.ts';

const counted = (count: number) => count.toLocaleString('en-US');

/** Under twenty cases a share says nothing. */
const SHARE_CASES_MIN = 20;

interface Telling {
  readonly tools: Pick<CommandTools, 'say'>;
  readonly agency: Agency;
  readonly imported: ImportedIncidents;
  readonly seconds: number;
}

export function sayImported({ tools, agency, imported, seconds }: Telling): void {
  const { readCount, importedCount, updatedCount, unchangedCount, rejectedCount } = imported;
  const lines = [
    `${counted(readCount)} rows read for ${agency.name} in ${seconds.toFixed(1)} s:`,
    `  ${counted(importedCount)} imported`,
    `  ${counted(updatedCount)} updated`,
    `  ${counted(unchangedCount)} unchanged`,
    `  ${counted(rejectedCount)} rejected`,
    ...placeLines(imported),
    ...categoryLines(imported),
    ...outcomeLines(imported),
    ...supersededLines(imported),
    ...nextLines(imported),
  ];
  for (const line of lines) tools.say(line);
}

function placeLines({ statistics }: ImportedIncidents): string[] {
  const { withoutPoint, outsideBeats, withBoth, agreeing } = statistics;
  const share = ((100 * agreeing) / withBoth).toFixed(1);
  const percent = withBoth >= SHARE_CASES_MIN ? ` (${share} %)` : '';
  return [
    `Without a point: ${counted(withoutPoint)}. Outside every beat: ${counted(outsideBeats)}.`,
    `Recorded district and beat agree on ${counted(agreeing)} of ${counted(withBoth)}${percent}.`,
  ];
}

function categoryLines({ statistics }: ImportedIncidents): string[] {
  const { withoutCategory, unmapped } = statistics;
  const missing = withoutCategory > 0 ? [`Without a category: ${counted(withoutCategory)}.`] : [];
  if (unmapped.length === 0) return missing;
  return [
    ...missing,
    'These categories are in no group of the mapping and are counted as "other":',
    ...unmapped.map(({ word, count }) => `  ${word} (${counted(count)})`),
  ];
}

function outcomeLines({ statistics: { unmappedOutcomes } }: ImportedIncidents): string[] {
  if (unmappedOutcomes.length === 0) return [];
  return [
    'These outcomes are in no code of the mapping and are left out:',
    ...unmappedOutcomes.map(({ word, count }) => `  ${word} (${counted(count)})`),
  ];
}

function supersededLines({ superseded }: ImportedIncidents): string[] {
  const { count, first, listingFile } = superseded;
  if (count === 0) return [];
  return [
    `${counted(count)} rows repeat a key; the last one counts, these are in "unchanged":`,
    ...first.map(
      ({ file, line, key, laterFile, laterLine }) =>
        `  ${file} line ${line}: ${key} stands again in ${laterFile} line ${laterLine}`,
    ),
    ...(listingFile ? [`  all of them: ${listingFile}`] : []),
  ];
}

function nextLines({ rejectsFile, statistics, importedCount }: ImportedIncidents): string[] {
  const { withBoth, outsideBeats, withoutPoint } = statistics;
  const hasBeats = withBoth > 0 || outsideBeats + withoutPoint < importedCount;
  const beats =
    'No point lies in a beat. Import the beats (peelian import beats) if there are none.';
  return [
    ...(rejectsFile ? [`Rejected rows, to mend and import again: ${rejectsFile}`] : []),
    ...(hasBeats || importedCount === 0 ? [] : [beats]),
  ];
}

/** Answers the exit code of a no. */
export function sayNothingImported(
  tools: Pick<CommandTools, 'say' | 'translate'>,
  { refusals, rejectsFile }: NothingImported,
): number {
  const code = sayRefusals(tools, refusals);
  tools.say('Nothing was written.');
  if (rejectsFile) tools.say(`Rejected rows: ${rejectsFile}`);
  return code;
}

/** One line; `districtAgreement` is a share from 0 to 1, null where nothing could be compared. */
export function asJson(imported: ImportedIncidents, seconds: number): string {
  const { statistics, superseded } = imported;
  const { withBoth, agreeing } = statistics;
  return JSON.stringify({
    read: imported.readCount,
    imported: imported.importedCount,
    updated: imported.updatedCount,
    unchanged: imported.unchangedCount,
    rejected: imported.rejectedCount,
    rejectsFile: imported.rejectsFile,
    withoutPoint: statistics.withoutPoint,
    districtAgreement: withBoth > 0 ? agreeing / withBoth : null,
    seconds: Math.round(seconds * 1000) / 1000,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    outsideBeats: statistics.outsideBeats,
    districts: { withBoth, agreeing },
    superseded: { count: superseded.count, file: superseded.listingFile },
    unmapped: statistics.unmapped,
    unmappedOutcomes: statistics.unmappedOutcomes,
  });
}
