/** The sections that rule packs have, declared by their topics, and the packs of this program. */
import { complaintSection } from '#practices/accountability/complaints/complaint.pack.ts';
import { disclosureSection } from '#practices/accountability/complaints/disclosure.pack.ts';
import {
  complaintRules,
  disclosureRules,
} from '#practices/accountability/complaints/complaint-rules.portal.tsx';
import { refusalSentence } from '#platform/web/messages/translate.ts';
import { retentionSection } from '#trust/retention/retention.pack.ts';
import { retentionRules } from '#trust/retention/retention-rules.portal.tsx';
import { loadPacks, type RulePacks } from '#trust/rule-packs/load-packs.action.ts';
import type { PackSection } from '#trust/rule-packs/pack-section.ts';
import type { RuleSection } from '#trust/rule-packs/rule-words.portal.tsx';

export const packSections: readonly PackSection[] = [
  complaintSection,
  disclosureSection,
  retentionSection,
];

/** How the page of all rules says them, in its order. */
export const ruleSections: readonly RuleSection[] = [
  complaintRules,
  disclosureRules,
  retentionRules,
];

/** Our own files: what is wrong in them is a fault of the program. */
export async function ownRulePacks(): Promise<RulePacks> {
  const packs = await loadPacks(packSections);
  if (packs.ok) return packs.value;
  throw new Error(packs.refusal.map((refusal) => refusalSentence('en', refusal)).join('\n'));
}
